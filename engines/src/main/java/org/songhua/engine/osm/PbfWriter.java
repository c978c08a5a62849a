package org.songhua.engine.osm;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PBF files: dense nodes, ways and relations in blocks of 8,000, compressed with zlib. Elements are written in
 * the order in which they are given; a block holds one kind.
 */
public final class PbfWriter implements Closeable {
    private static final int BLOCK = 8000;

    private final DataOutputStream out;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final List<byte[]> elements = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private int field = 0;

    private record Node(long id, long location, OsmTags tags) {}

    /** Begins a file with its header. */
    public PbfWriter(OutputStream out) throws IOException {
        this.out = new DataOutputStream(out);
        blob(
                "OSMHeader",
                new Message()
                        .string(4, "OsmSchema-V0.6")
                        .string(4, "DenseNodes")
                        .string(16, "songhua")
                        .toBytes());
    }

    /** Adds a node. */
    public void node(long id, long location, OsmTags tags) throws IOException {
        begin(2);
        nodes.add(new Node(id, location, tags));
    }

    /** Adds a way. */
    public void way(long id, OsmTags tags, long... refs) throws IOException {
        begin(3);
        var differences = new Message();
        long last = 0;
        for (long ref : refs) {
            differences.rawSigned(ref - last);
            last = ref;
        }
        elements.add(element(id, tags).bytes(8, differences.toBytes()).toBytes());
    }

    /** Adds a relation. */
    public void relation(OsmRelation relation) throws IOException {
        begin(4);
        var roles = new Message();
        var ids = new Message();
        var kinds = new Message();
        long last = 0;
        for (var member : relation.members()) {
            roles.rawVarint(string(member.role()));
            ids.rawSigned(member.id() - last);
            kinds.rawVarint(
                    switch (member.kind()) {
                        case NODE -> 0;
                        case WAY -> 1;
                        case RELATION -> 2;
                    });
            last = member.id();
        }
        elements.add(element(relation.id(), relation.tags())
                .bytes(8, roles.toBytes())
                .bytes(9, ids.toBytes())
                .bytes(10, kinds.toBytes())
                .toBytes());
    }

    /** Writes what is left and closes the stream. */
    @Override
    public void close() throws IOException {
        flushBlock();
        out.close();
    }

    private void begin(int nextField) throws IOException {
        if (field != nextField || elements.size() + nodes.size() >= BLOCK) flushBlock();
        field = nextField;
    }

    private int string(String text) {
        // Number 0 is the empty string and the end of the tags of a dense node.
        if (strings.isEmpty()) strings.put("", 0);
        Integer known = strings.putIfAbsent(text, strings.size());
        return known != null ? known : strings.size() - 1;
    }

    private Message element(long id, OsmTags tags) {
        var keys = new Message();
        var values = new Message();
        tags.forEach((key, value) -> {
            keys.rawVarint(string(key));
            values.rawVarint(string(value));
        });
        return new Message().varint(1, id).bytes(2, keys.toBytes()).bytes(3, values.toBytes());
    }

    private byte[] denseNodes() {
        var ids = new Message();
        var latitudes = new Message();
        var longitudes = new Message();
        var tags = new Message();
        long id = 0;
        long latitude = 0;
        long longitude = 0;
        for (Node node : nodes) {
            ids.rawSigned(node.id() - id);
            latitudes.rawSigned((int) node.location() - latitude);
            longitudes.rawSigned((int) (node.location() >> 32) - longitude);
            node.tags().forEach((key, value) -> tags.rawVarint(string(key)).rawVarint(string(value)));
            tags.rawVarint(0);
            id = node.id();
            latitude = (int) node.location();
            longitude = (int) (node.location() >> 32);
        }
        return new Message()
                .bytes(1, ids.toBytes())
                .bytes(8, latitudes.toBytes())
                .bytes(9, longitudes.toBytes())
                .bytes(10, tags.toBytes())
                .toBytes();
    }

    private void flushBlock() throws IOException {
        var group = new Message();
        if (!nodes.isEmpty()) group.bytes(2, denseNodes());
        elements.forEach(element -> group.bytes(field, element));
        if (!nodes.isEmpty() || !elements.isEmpty()) {
            string("");
            var table = new Message();
            strings.keySet().forEach(text -> table.string(1, text));
            blob(
                    "OSMData",
                    new Message()
                            .bytes(1, table.toBytes())
                            .bytes(2, group.toBytes())
                            .toBytes());
        }
        strings.clear();
        nodes.clear();
        elements.clear();
    }

    private void blob(String type, byte[] raw) throws IOException {
        var compressed = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (var zlib = new DeflaterOutputStream(compressed, deflater)) {
            zlib.write(raw);
        } finally {
            deflater.end();
        }
        byte[] blob = new Message()
                .varint(2, raw.length)
                .bytes(3, compressed.toByteArray())
                .toBytes();
        byte[] header = new Message().string(1, type).varint(3, blob.length).toBytes();
        out.writeInt(header.length);
        out.write(header);
        out.write(blob);
    }

    /** A protocol buffer message being written. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Message rawVarint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) (rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Message rawSigned(long value) {
            return rawVarint((value << 1) ^ (value >> 63));
        }

        Message varint(int number, long value) {
            return rawVarint(ProtoReader.tag(number, ProtoReader.VARINT)).rawVarint(value);
        }

        Message bytes(int number, byte[] value) {
            rawVarint(ProtoReader.tag(number, ProtoReader.BYTES)).rawVarint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message string(int number, String value) {
            return bytes(number, value.getBytes(StandardCharsets.UTF_8));
        }

        byte[] toBytes() {
            return bytes.toByteArray();
        }
    }
}
