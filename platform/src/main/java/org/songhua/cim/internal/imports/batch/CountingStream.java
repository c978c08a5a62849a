package org.songhua.cim.internal.imports.batch;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the bytes read through it. */
public final class CountingStream extends FilterInputStream {
    private long count = 0;

    public CountingStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) count++;
        return b;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n = super.read(bytes, from, length);
        if (n > 0) count += n;
        return n;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** {@return bytes read so far} */
    public long count() {
        return count;
    }
}
