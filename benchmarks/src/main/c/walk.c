// The walk over an .etl file that the reader in Java is held against: read(2) of blocks into one reused buffer, each buffer
// header, and of each record the size, the hook id or the provider, and the time stamp. Single-threaded.
//   gcc -O2 -o walk walk.c ; ./walk walkr|walkx FILE [ROUNDS]
// walkr passes compressed buffers over, walkx decodes them (XPRESS, plain LZ77) and walks their records.
// Prints one line for each round: mode, seconds, rate, records, buffers, what was damaged, a sum that depends on all it read.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    HEADER_BYTES = 72,
    SAVED_OFFSET = 0x04,
    FILLED = 0x30,
    FLAGS = 0x34,
    FLAG_COMPRESSED = 0x40,
    BLOCK_BYTES = 1 << 20,
    LARGEST_BUFFER = 4 << 20,
    SLACK = 32
};

typedef struct {
    uint64_t records, buffers, compressed, damaged, bytes, sum;
} counts;

static int decode_compressed;
static uint8_t *decoded;

static uint16_t u16(const uint8_t *at) {
    uint16_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint32_t u32(const uint8_t *at) {
    uint32_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static uint64_t u64(const uint8_t *at) {
    uint64_t value;
    memcpy(&value, at, sizeof value);
    return value;
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec + now.tv_nsec * 1e-9;
}

// Copies a match 8 bytes at a time where source and target are that far apart; may write SLACK bytes too many.
static uint8_t *copy_match(uint8_t *to, size_t distance, size_t length) {
    uint8_t *end = to + length;
    const uint8_t *from = to - distance;
    if (distance >= 8) {
        for (; to < end; to += 8, from += 8) {
            memcpy(to, from, 8);
        }
    } else {
        while (to < end) {
            *to++ = *from++;
        }
    }
    return end;
}

// Decodes plain LZ77 ([MS-XCA] 2.4); returns the bytes written. out has SLACK bytes behind its end.
static size_t decode(const uint8_t *in, size_t in_bytes, uint8_t *out, size_t out_bytes) {
    const uint8_t *in_end = in + in_bytes;
    const uint8_t *half_used = NULL;
    uint8_t *to = out;
    uint8_t *out_end = out + out_bytes;
    uint32_t flags = 0;
    int left = 0;
    for (;;) {
        if (left == 0) {
            if (in_end - in < 4) {
                break;
            }
            flags = u32(in);
            in += 4;
            left = 32;
        }
        left--;
        int match = flags >> 31;
        flags <<= 1;
        if (!match) {
            if (in == in_end || to == out_end) {
                break;
            }
            *to++ = *in++;
            continue;
        }
        if (in_end - in < 2) {
            break;
        }
        uint32_t code = u16(in);
        in += 2;
        size_t distance = (code >> 3) + 1;
        uint32_t length = code & 7;
        if (length == 7) {
            uint32_t nibble;
            if (half_used) {
                nibble = *half_used >> 4;
                half_used = NULL;
            } else {
                if (in == in_end) {
                    break;
                }
                half_used = in;
                nibble = *in++ & 15;
            }
            length += nibble;
            if (nibble == 15) {
                if (in == in_end) {
                    break;
                }
                uint32_t more = *in++;
                length += more;
                if (more == 255) {
                    if (in_end - in < 2) {
                        break;
                    }
                    length = u16(in);
                    in += 2;
                    if (length == 0) {
                        if (in_end - in < 4) {
                            break;
                        }
                        length = u32(in);
                        in += 4;
                    }
                    if (length < 22) {
                        break;
                    }
                }
            }
        }
        size_t total = (size_t)length + 3;
        if (distance > (size_t)(to - out) || total > (size_t)(out_end - to)) {
            break;
        }
        to = copy_match(to, distance, total);
    }
    return to - out;
}

static void walk_records(const uint8_t *at, const uint8_t *end, counts *c) {
    uint64_t sum = c->sum;
    uint64_t records = 0;
    while (end - at >= 8) {
        uint64_t head = u64(at);
        uint32_t marker = (uint32_t)head;
        uint8_t family = marker >> 24;
        uint8_t kind = marker >> 16;
        int trace_header = family == 0xC0;
        int kernel = trace_header && (kind <= 4 || kind == 0x10 || kind == 0x11); // SYSTEM, COMPACT, PERFINFO
        if (!trace_header && (!(family & 0x80) || marker == UINT32_MAX)) {
            c->damaged += marker != 0 && marker != UINT32_MAX;
            break;
        }
        uint32_t bytes = (kernel ? head >> 32 : marker) & 0xFFFF;
        if (bytes < 8 || bytes > (uint64_t)(end - at)) {
            c->damaged++;
            break;
        }
        uint32_t time_at = kernel && kind >= 0x10 ? 0x08 : 0x10;
        if (kernel && bytes >= time_at + 8) {
            sum += (head >> 48) + u64(at + time_at);
        } else if (trace_header && bytes >= 0x28) {
            sum += u64(at + time_at);
            sum ^= u64(at + 0x18) ^ u64(at + 0x20);
        } else {
            sum ^= head;
        }
        records++;
        at += (bytes + 7) & ~7u;
    }
    c->sum = sum;
    c->records += records;
}

static void walk_buffer(const uint8_t *buffer, uint32_t stride, counts *c) {
    uint32_t saved = u32(buffer + SAVED_OFFSET);
    uint32_t filled = u32(buffer + FILLED);
    uint32_t end = saved > filled ? saved : filled;
    c->buffers++;
    if (u16(buffer + FLAGS) & FLAG_COMPRESSED) {
        c->compressed++;
        if (!decode_compressed) {
            return;
        }
        if (saved < HEADER_BYTES || saved > LARGEST_BUFFER) {
            c->damaged++;
            return;
        }
        size_t wanted = saved - HEADER_BYTES;
        size_t written = decode(buffer + HEADER_BYTES, stride - HEADER_BYTES, decoded, wanted);
        c->damaged += written != wanted;
        walk_records(decoded, decoded + written, c);
    } else if (end > stride) {
        c->damaged++;
    } else if (end >= HEADER_BYTES) {
        walk_records(buffer + HEADER_BYTES, buffer + end, c);
    }
}

// Returns 0 when the file ends where a buffer does.
static int walk_file(int file, uint8_t *block, counts *c) {
    size_t have = 0;
    if (lseek(file, 0, SEEK_SET) != 0) {
        return -1;
    }
    for (;;) {
        ssize_t got = read(file, block + have, BLOCK_BYTES);
        if (got <= 0) {
            return got < 0 || have != 0 ? -1 : 0;
        }
        have += got;
        size_t at = 0;
        while (have - at >= HEADER_BYTES) {
            uint32_t stride = u32(block + at);
            if (stride < HEADER_BYTES || stride > LARGEST_BUFFER) {
                return -1;
            }
            if (stride > have - at) {
                break;
            }
            walk_buffer(block + at, stride, c);
            at += stride;
        }
        memmove(block, block + at, have - at);
        have -= at;
        c->bytes += at;
    }
}

int main(int count, char **arguments) {
    if (count < 3 || (strcmp(arguments[1], "walkr") && strcmp(arguments[1], "walkx"))) {
        fprintf(stderr, "usage: walk walkr|walkx FILE [ROUNDS]\n");
        return 2;
    }
    decode_compressed = !strcmp(arguments[1], "walkx");
    int file = open(arguments[2], O_RDONLY);
    uint8_t *block = malloc(BLOCK_BYTES + LARGEST_BUFFER);
    decoded = malloc(LARGEST_BUFFER + SLACK);
    if (file < 0 || !block || !decoded) {
        perror(arguments[2]);
        return 1;
    }
    int rounds = count > 3 ? atoi(arguments[3]) : 1;
    for (int round = 0; round < rounds; round++) {
        counts c = {0};
        double start = seconds();
        int failed = walk_file(file, block, &c);
        double took = seconds() - start;
        printf("%s: %.6f s  %.1f MB/s  events %llu  buffers %llu (compressed %llu)  damaged %llu  sum %llx%s\n",
               arguments[1], took, c.bytes / took / 1e6, (unsigned long long)c.records, (unsigned long long)c.buffers,
               (unsigned long long)c.compressed, (unsigned long long)c.damaged, (unsigned long long)c.sum,
               failed ? "  (does not end where a buffer does)" : "");
    }
    return 0;
}
