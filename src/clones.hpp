// Clones of the few hot loops for several instruction sets. The best one for the processor is chosen when the program
// is loaded. Results have the same bits in all clones: the contraction of products and sums is off, and the loops use
// only operations that every instruction set rounds in the same way.
#pragma once

// Only with g++ on x86-64: clang 14 does not support such clones, and with the address sanitizer they would be chosen
// before the sanitizer is initialized.
#if defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && defined(__x86_64__)
#define AICARBON_HAS_CLONES 1
// `flatten`: functions that a clone calls are compiled for its instruction set too.
#define AICARBON_CLONES __attribute__((target_clones("avx512f", "avx2", "default"), flatten))
// For loops over bits: counts and shifts of the processors since 2013 (x86-64-v3).
#define AICARBON_BIT_CLONES __attribute__((target_clones("arch=x86-64-v3", "default"), flatten))
#else
#define AICARBON_HAS_CLONES 0
#define AICARBON_CLONES
#define AICARBON_BIT_CLONES
#endif
