// SPDX-License-Identifier: MIT
// math.def on the host: the C library's functions where CPython uses them, CPython's methods where it has its
// own.
#include "epy_port.h"
#include "epy_tables.h"
#include <float.h>
#include <math.h>

// Lanczos approximation with g = 6.0246...: numerator and denominator of a rational function.
#define LANCZOS_G 6.024680040776729583740234375
#define LANCZOS_TERMS 13
static const double numerator[LANCZOS_TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
static const double denominator[LANCZOS_TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0};

static double lanczos_sum(double x) {
    double above = 0, below = 0;
    if (x < 5) {
        for (int i = LANCZOS_TERMS; --i >= 0;) {
            above = above * x + numerator[i];
            below = below * x + denominator[i];
        }
    } else {
        for (int i = 0; i < LANCZOS_TERMS; i++) {
            above = above / x + numerator[i];
            below = below / x + denominator[i];
        }
    }
    return above / below;
}

// sin(pi x), exact where x is integral.
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0);
    double r;
    switch ((int)round(2.0 * y)) {
    case 0: r = sin(M_PI * y); break;
    case 1: r = cos(M_PI * (y - 0.5)); break;
    case 2: r = sin(M_PI * (1.0 - y)); break;
    case 3: r = -cos(M_PI * (y - 1.5)); break;
    default: r = sin(M_PI * (y - 2.0)); break;
    }
    return copysign(1.0, x) * r;
}

static double gamma_of_integer(double x) {
    double product = 1;
    for (double i = 2; i < x; i++)
        product *= i;
    return product;
}

// The power in two steps where one would overflow, and what rounding x + g - 0.5 lost.
static double gamma_by_lanczos(double x) {
    double size = fabs(x);
    double y = size + (LANCZOS_G - 0.5);
    double z = size > LANCZOS_G - 0.5 ? (y - size) - (LANCZOS_G - 0.5) : (y - (LANCZOS_G - 0.5)) - size;
    z = z * LANCZOS_G / y;
    double half = pow(y, size < 140.0 ? size - 0.5 : size / 2.0 - 0.25);
    if (x < 0) {
        double r = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        r -= z * r;
        return size < 140.0 ? r / half : r / half / half;
    }
    double r = lanczos_sum(size) / exp(y);
    r += z * r;
    return size < 140.0 ? r * half : r * half * half;
}

static double gamma_function(double x) {
    if (isnan(x) || x == HUGE_VAL)
        return x;
    if (x == floor(x) && x > 0 && x <= 23)
        return gamma_of_integer(x);
    if (fabs(x) < 1e-20)
        return 1.0 / x;
    if (fabs(x) > 200.0)
        return x < 0 ? 0.0 / sin_pi(x) : HUGE_VAL;
    return gamma_by_lanczos(x);
}

static double log_gamma(double x) {
    if (isnan(x) || isinf(x))
        return isinf(x) ? HUGE_VAL : x;
    if (x == floor(x) && x <= 2.0)
        return x <= 0.0 ? HUGE_VAL : 0.0;
    double size = fabs(x);
    if (size < 1e-20)
        return -log(size);
    double r = log(lanczos_sum(size)) - LANCZOS_G;
    r += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
    return x < 0.0 ? log(M_PI) - log(fabs(sin_pi(size))) - log(size) - r : r;
}

// sum += x * y; what rounding loses is kept in lost.
static void add_product(double *sum, double lost[2], double x, double y) {
    double product = x * y, total = *sum + product;
    lost[0] += fma(x, y, -product);
    lost[1] += *sum - total + product;
    *sum = total;
}

// As CPython's vector_norm: scaled to 0.5..1, summed on top of 1 without loss, the root corrected once.
static double hypotenuse(double x, double y) {
    double largest = fmax(fabs(x), fabs(y)), sum = 1.0, lost[2] = {0.0, 0.0};
    int exponent;
    if (isinf(x) || isinf(y))
        return HUGE_VAL;
    if (isnan(x) || isnan(y) || largest == 0.0)
        return x + y == 0.0 ? 0.0 : x + y;
    frexp(largest, &exponent);
    if (exponent < -1023)
        return DBL_MIN * hypotenuse(x / DBL_MIN, y / DBL_MIN);
    x = ldexp(x, -exponent), y = ldexp(y, -exponent);
    add_product(&sum, lost, x, x);
    add_product(&sum, lost, y, y);
    double root = sqrt(sum - 1.0 + (lost[0] + lost[1]));
    add_product(&sum, lost, -root, root);
    root += (sum - 1.0 + (lost[0] + lost[1])) / (2.0 * root);
    return ldexp(root, exponent);
}

double epy_port_math(unsigned f, double x, double y) {
    switch ((enum epy_math)f) {
    case EPY_MATH_Sin: return sin(x);
    case EPY_MATH_Cos: return cos(x);
    case EPY_MATH_Tan: return tan(x);
    case EPY_MATH_Asin: return asin(x);
    case EPY_MATH_Acos: return acos(x);
    case EPY_MATH_Atan: return atan(x);
    case EPY_MATH_Sinh: return sinh(x);
    case EPY_MATH_Cosh: return cosh(x);
    case EPY_MATH_Tanh: return tanh(x);
    case EPY_MATH_Asinh: return asinh(x);
    case EPY_MATH_Acosh: return acosh(x);
    case EPY_MATH_Atanh: return atanh(x);
    case EPY_MATH_Exp: return exp(x);
    case EPY_MATH_Expm1: return expm1(x);
    case EPY_MATH_Log: return log(x);
    case EPY_MATH_Log2: return log2(x);
    case EPY_MATH_Log10: return log10(x);
    case EPY_MATH_Log1p: return x == 0.0 ? x : log1p(x);
    case EPY_MATH_Cbrt: return cbrt(x);
    case EPY_MATH_Erf: return erf(x);
    case EPY_MATH_Erfc: return erfc(x);
    case EPY_MATH_Gamma: return gamma_function(x);
    case EPY_MATH_Lgamma: return log_gamma(x);
    case EPY_MATH_Degrees: return x * (180.0 / M_PI);
    case EPY_MATH_Radians: return x * (M_PI / 180.0);
    case EPY_MATH_Atan2: return atan2(x, y);
    case EPY_MATH_Fmod: return fmod(x, y);
    case EPY_MATH_Pow: return pow(x, y);
    case EPY_MATH_Copysign: return copysign(x, y);
    case EPY_MATH_Hypot: return hypotenuse(x, y);
    case EPY_MATH_Remainder: return remainder(x, y);
    case EPY_MATH_Nextafter: return nextafter(x, y);
    case EPY_MATH_COUNT: break;
    }
    return NAN;
}
