// tries: a socket of every family and type: IPv4, IPv6, unix, netlink, packet, VSOCK, ALG, ...
// endings: exited
// verdicts: WA
#define _GNU_SOURCE
#include <stdio.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>
int main(void) {
    int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET};
    for (int family = 0; family < 64; family++)
        for (int type = 0; type < 4; type++)
            if (socket(family, types[type], 0) >= 0) printf("ESCAPED %d %d\n", family, types[type]);
    if (syscall(SYS_socket, AF_INET | 0x100000000, SOCK_STREAM, 0) >= 0) puts("ESCAPED wide");
    puts("refused");
}
