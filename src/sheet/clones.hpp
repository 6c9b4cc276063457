// Instruction-set clones of the few hot loops: one source, several machine codes, the processor's best chosen when the program is
// loaded. The bits stay: contraction is off, and the loops use only operations that every instruction set rounds alike.
#pragma once

// Only g++ on x86-64: clang 14 has no such clones, and the address sanitizer runs before they are chosen.
#if defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && defined(__x86_64__)
#define AICARBON_HAS_CLONES 1
// `flatten`: what a clone calls is compiled for its instruction set too.
#define AICARBON_CLONES __attribute__((target_clones("avx512f", "avx2", "default"), flatten))
#else
#define AICARBON_HAS_CLONES 0
#define AICARBON_CLONES
#endif
