// SPDX-License-Identifier: MIT
// Twin of nbodyclasses.py.
#include "twin.h"

#define PI 3.141592653589793
#define SOLAR_MASS (4.0 * PI * PI)
#define DAYS 365.24
#define STEPS 1000
#define BODIES 5
#define PAIRS (BODIES * (BODIES - 1) / 2)

struct body {
    twin_float x, y, z, vx, vy, vz, mass;
};

struct pair {
    struct body *one, *other;
};

#define BODY(x, y, z, vx, vy, vz, mass) {x, y, z, (vx) * DAYS, (vy) * DAYS, (vz) * DAYS, (mass) * SOLAR_MASS}
static struct body bodies[BODIES] = {
    BODY(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    BODY(4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694,
         0.00769901118419740425, -0.0000690460016972063023, 0.000954791938424326609),
    BODY(8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411046,
         0.00499852801234917238, 0.0000230417297573763929, 0.000285885980666130812),
    BODY(12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618,
         0.00237847173959480950, -0.0000296589568540237556, 0.0000436624404335156298),
    BODY(15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322,
         0.00162824170038242295, -0.0000951592254519715870, 0.0000515138902046611451),
};
static struct pair pairs[PAIRS];

static void push(struct body *body, twin_float dx, twin_float dy, twin_float dz, twin_float factor) {
    body->vx += dx * factor;
    body->vy += dy * factor;
    body->vz += dz * factor;
}

static void prepare(void) {
    struct pair *pair = pairs;
    twin_float px = 0.0, py = 0.0, pz = 0.0;
    for (int i = 0; i < BODIES; i++) {
        for (int j = i + 1; j < BODIES; j++)
            *pair++ = (struct pair){&bodies[i], &bodies[j]};
        px += bodies[i].vx * bodies[i].mass;
        py += bodies[i].vy * bodies[i].mass;
        pz += bodies[i].vz * bodies[i].mass;
    }
    push(&bodies[0], px, py, pz, -1.0 / SOLAR_MASS);
}

static void advance(twin_float dt) {
    for (int i = 0; i < PAIRS; i++) {
        struct body *one = pairs[i].one, *other = pairs[i].other;
        twin_float dx = one->x - other->x, dy = one->y - other->y, dz = one->z - other->z;
        twin_float d2 = dx * dx + dy * dy + dz * dz;
        twin_float mag = dt / (d2 * twin_sqrt(d2));
        push(one, dx, dy, dz, -other->mass * mag);
        push(other, dx, dy, dz, one->mass * mag);
    }
    for (int i = 0; i < BODIES; i++) {
        bodies[i].x += dt * bodies[i].vx;
        bodies[i].y += dt * bodies[i].vy;
        bodies[i].z += dt * bodies[i].vz;
    }
}

static twin_float energy(void) {
    twin_float e = 0.0;
    for (int i = 0; i < BODIES; i++) {
        const struct body *body = &bodies[i];
        e += 0.5 * body->mass * (body->vx * body->vx + body->vy * body->vy + body->vz * body->vz);
    }
    for (int i = 0; i < PAIRS; i++) {
        const struct body *one = pairs[i].one, *other = pairs[i].other;
        twin_float dx = one->x - other->x, dy = one->y - other->y, dz = one->z - other->z;
        e -= one->mass * other->mass / twin_sqrt(dx * dx + dy * dy + dz * dz);
    }
    return e;
}

void twin_main(epy_core *c) {
    prepare();
    twin_put_float(c, energy(), ".6f");
    twin_end(c);
    for (twin_int k = 0; k < ROUNDS; k++)
        for (twin_int step = 0; step < STEPS; step++)
            advance(0.01);
    twin_put_float(c, energy(), ".6f");
    twin_end(c);
}
