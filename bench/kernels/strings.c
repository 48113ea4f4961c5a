#include <stdio.h>
#include <stdlib.h>
#include <string.h>
static long build(long n) {
    char **parts = malloc(n * sizeof *parts), buffer[64];
    long total = 0, joined_length = 0;
    for (long i = 0; i < n; i++) {
        int length = sprintf(buffer, "%ld:%ld", i, i * i);
        total += length;
        parts[i] = malloc(length + 1);
        memcpy(parts[i], buffer, length + 1);
        joined_length += length;
    }
    joined_length += n - 1;
    char *joined = malloc(joined_length + 1), *at = joined;
    for (long i = 0; i < n; i++) {
        size_t length = strlen(parts[i]);
        memcpy(at, parts[i], length);
        at += length;
        if (i < n - 1)
            *at++ = ',';
        free(parts[i]);
    }
    *at = 0;
    char *line = malloc(1);
    line[0] = 0;
    for (long i = 0; i < 200; i++) {
        int length = sprintf(buffer, "x%ld", i);
        size_t old = strlen(line);
        line = realloc(line, old + length + 1);
        memcpy(line + old, buffer, length + 1);
    }
    long result = total + (long)strlen(joined) + (long)strlen(line);
    free(parts);
    free(joined);
    free(line);
    return result;
}
int main(void) {
    long result = 0;
    for (int times = 0; times < 30; times++)
        result += build(10000);
    printf("%ld\n", result);
}
