package org.songhua.engine.protocol.hj212;

/** The checksum of annex A of HJ 212-2017: begins like CRC-16/MODBUS but mixes each byte into the high half of the register. */
final class Hj212Crc {
    private static final int START = 0xFFFF;
    private static final int POLYNOMIAL = 0xA001;

    private Hj212Crc() {}

    /** {@return the checksum of a data segment, 0 to 0xFFFF} */
    static int of(byte[] segment) {
        int register = START;
        for (byte one : segment) {
            register = (register >> 8) ^ (one & 0xFF);
            for (int bit = 0; bit < 8; bit++) {
                boolean isOdd = (register & 1) != 0;
                register >>= 1;
                if (isOdd) register ^= POLYNOMIAL;
            }
        }
        return register;
    }
}
