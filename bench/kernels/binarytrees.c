// SPDX-License-Identifier: MIT
// Twin of binarytrees.py: a block for each node.
#define TWIN_HEAP (1 << 16)
#include "twin.h"

#define DEPTH 9

struct node {
    struct node *left, *right;
};

static struct node *make(twin_int depth) {
    struct node *node = malloc(sizeof *node);
    node->left = depth == 0 ? NULL : make(depth - 1);
    node->right = depth == 0 ? NULL : make(depth - 1);
    return node;
}

static twin_int count(const struct node *node) {
    if (node->left == NULL)
        return 1;
    return 1 + count(node->left) + count(node->right);
}

static void drop(struct node *node) {
    if (node->left != NULL) {
        drop(node->left);
        drop(node->right);
    }
    free(node);
}

void twin_main(epy_core *c) {
    struct node *stays = make(DEPTH);
    twin_int total = 0;
    for (twin_int k = 0; k < ROUNDS; k++)
        for (twin_int depth = 2; depth < DEPTH; depth += 2)
            for (twin_int i = 0; i < 1 << (DEPTH - depth); i++) {
                struct node *tree = make(depth);
                total += count(tree);
                drop(tree);
            }
    twin_put_int(c, total, "d");
    twin_put_char(c, ' ');
    twin_print_int(c, count(stays));
    drop(stays);
}
