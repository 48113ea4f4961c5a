// SPDX-License-Identifier: MIT
// Twin of nbody.py.
#include "twin.h"

#define PI 3.141592653589793
#define SOLAR_MASS (4.0 * PI * PI)
#define DAYS 365.24
#define STEPS 1000
#define N 5

static twin_float x[N] = {
    0.0,
    4.84143144246472090,
    8.34336671824457987,
    12.8943695621391310,
    15.3796971148509165,
};
static twin_float y[N] = {
    0.0,
    -1.16032004402742839,
    4.12479856412430479,
    -15.1111514016986312,
    -25.9193146099879641,
};
static twin_float z[N] = {
    0.0,
    -0.103622044471123109,
    -0.403523417114321381,
    -0.223307578892655734,
    0.179258772950371181,
};
static twin_float vx[N] = {
    0.0,
    0.00166007664274403694 * DAYS,
    -0.00276742510726411046 * DAYS,
    0.00296460137564761618 * DAYS,
    0.00268067772490389322 * DAYS,
};
static twin_float vy[N] = {
    0.0,
    0.00769901118419740425 * DAYS,
    0.00499852801234917238 * DAYS,
    0.00237847173959480950 * DAYS,
    0.00162824170038242295 * DAYS,
};
static twin_float vz[N] = {
    0.0,
    -0.0000690460016972063023 * DAYS,
    0.0000230417297573763929 * DAYS,
    -0.0000296589568540237556 * DAYS,
    -0.0000951592254519715870 * DAYS,
};
static twin_float mass[N] = {
    SOLAR_MASS,
    0.000954791938424326609 * SOLAR_MASS,
    0.000285885980666130812 * SOLAR_MASS,
    0.0000436624404335156298 * SOLAR_MASS,
    0.0000515138902046611451 * SOLAR_MASS,
};

static void offset_momentum(void) {
    twin_float px = 0, py = 0, pz = 0;
    for (twin_int i = 0; i < N; i++) {
        px += vx[i] * mass[i];
        py += vy[i] * mass[i];
        pz += vz[i] * mass[i];
    }
    vx[0] = -px / SOLAR_MASS;
    vy[0] = -py / SOLAR_MASS;
    vz[0] = -pz / SOLAR_MASS;
}

static twin_float energy(void) {
    twin_float e = 0.0;
    for (twin_int i = 0; i < N; i++) {
        e += 0.5 * mass[i] * (vx[i] * vx[i] + vy[i] * vy[i] + vz[i] * vz[i]);
        for (twin_int j = i + 1; j < N; j++) {
            twin_float dx = x[i] - x[j], dy = y[i] - y[j], dz = z[i] - z[j];
            e -= mass[i] * mass[j] / twin_sqrt(dx * dx + dy * dy + dz * dz);
        }
    }
    return e;
}

static void advance(twin_float dt, twin_int steps) {
    for (twin_int step = 0; step < steps; step++) {
        for (twin_int i = 0; i < N; i++) {
            for (twin_int j = i + 1; j < N; j++) {
                twin_float dx = x[i] - x[j], dy = y[i] - y[j], dz = z[i] - z[j];
                twin_float d2 = dx * dx + dy * dy + dz * dz;
                twin_float mag = dt / (d2 * twin_sqrt(d2));
                vx[i] -= dx * mass[j] * mag;
                vy[i] -= dy * mass[j] * mag;
                vz[i] -= dz * mass[j] * mag;
                vx[j] += dx * mass[i] * mag;
                vy[j] += dy * mass[i] * mag;
                vz[j] += dz * mass[i] * mag;
            }
        }
        for (twin_int i = 0; i < N; i++) {
            x[i] += dt * vx[i];
            y[i] += dt * vy[i];
            z[i] += dt * vz[i];
        }
    }
}

void twin_main(epy_core *c) {
    offset_momentum();
    twin_put_float(c, energy(), ".6f");
    twin_end(c);
    for (twin_int k = 0; k < ROUNDS; k++)
        advance(0.01, STEPS);
    twin_put_float(c, energy(), ".6f");
    twin_end(c);
}
