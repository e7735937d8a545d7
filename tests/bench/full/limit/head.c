/* Eight games at a time: numbers are vectors, truths eight bits. Where the processor has AVX-512 each
   of these is an instruction; elsewhere the compiler makes of the loops what it can. */
#include <stdint.h>
#define LANES 8
#define ALWAYS 0xffu
#define NEVER 0u
#define ZERO (all(0.0))
typedef double numbers __attribute__((vector_size(64)));
typedef unsigned long words __attribute__((vector_size(64)));
typedef unsigned truths;
static inline numbers all(double x) { return (numbers){x, x, x, x, x, x, x, x}; }
static inline words mix(words x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
  return x ^ (x >> 31);
}
static inline numbers roll(words at) {
  return __builtin_convertvector(mix(at) >> 11, numbers) * 0x1p-53;
}
static inline words make_keys(uint64_t seed, uint64_t first) {
  words games = {first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7};
  return mix(seed + 0x9E3779B97F4A7C15UL * (games + 1));
}
#ifdef __AVX512F__
#include <immintrin.h>
#define COMPARE(name, how) \
  static inline truths name(numbers a, numbers b) { return _mm512_cmp_pd_mask(a, b, how); }
COMPARE(lt, _CMP_LT_OQ)
COMPARE(le, _CMP_LE_OQ)
COMPARE(eq, _CMP_EQ_OQ)
COMPARE(ne, _CMP_NEQ_UQ)
static inline numbers pick(truths where, numbers a, numbers b) {
  return _mm512_mask_blend_pd((__mmask8)where, b, a);
}
static inline numbers whole(numbers x) { return _mm512_floor_pd(x); }
#else
#define COMPARE(name, how) \
  static inline truths name(numbers a, numbers b) { \
    truths t = 0; \
    for (int i = 0; i < LANES; i++) t |= (unsigned)(a[i] how b[i]) << i; \
    return t; \
  }
COMPARE(lt, <)
COMPARE(le, <=)
COMPARE(eq, ==)
COMPARE(ne, !=)
static inline numbers pick(truths where, numbers a, numbers b) {
  for (int i = 0; i < LANES; i++) b[i] = where >> i & 1 ? a[i] : b[i];
  return b;
}
static inline numbers whole(numbers x) {
  for (int i = 0; i < LANES; i++) x[i] = __builtin_floor(x[i]);
  return x;
}
#endif
static inline numbers absolute(numbers x) {
  return (numbers)((words)x & 0x7fffffffffffffffUL);
}
static inline numbers within(numbers x, double low, double high) {
  x = pick(lt(x, all(low)), all(low), x);
  return pick(lt(all(high), x), all(high), x);
}
static inline numbers root(numbers x) {
  for (int i = 0; i < LANES; i++) x[i] = __builtin_sqrt(x[i]);
  return x;
}
static inline numbers odds(numbers monthly, unsigned parts) {
  numbers spared = 1.0 - monthly, result = all(1.0), part = spared;
  for (int bit = 15; bit >= 0; bit--) {
    part = root(part);
    if (parts >> bit & 1) result *= part;
  }
  part = spared;
  for (parts >>= 16; parts; parts >>= 1) {
    if (parts & 1) result *= part;
    part *= part;
  }
  return 1.0 - result;
}
static inline numbers grain(numbers x) { return whole(x * 256.0 + 0.5) * (1.0 / 256); }
