/* Prints nothing: the generator reads the constants from the assembler text (see offsets.sh). */
#define _WIN32_WINNT 0x0A00
#include <initguid.h>
#include <windows.h>
#include <wmistr.h>
#include <evntrace.h>
#include <evntcons.h>
#include <tdh.h>
#include <fltuser.h>
#include <stddef.h>
#define STRUCT(s) __asm__ volatile("\n.ascii \"->" #s " %0\"" ::"i"(sizeof(s)));
#define FIELD(s, f) __asm__ volatile("\n.ascii \"->" #s "." #f " %0\"" ::"i"(offsetof(s, f)));
int main(void) {
#include "fields.inc"
    return 0;
}
