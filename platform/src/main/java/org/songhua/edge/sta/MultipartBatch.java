package org.songhua.edge.sta;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A batch as parts that each hold an HTTP request (18-088, clause 11); change sets are parts that hold such parts. */
record MultipartBatch() implements BatchForm {
    private static final String NEW_LINE = "\r\n";

    /**
     * A head of names and values, and what follows it.
     *
     * @param first the line above the head, when asked for
     */
    private record Message(String first, Map<String, String> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    @Override
    public List<BatchItem> read(byte[] body, String contentType) {
        var items = new ArrayList<BatchItem>();
        String text = new String(body, StandardCharsets.UTF_8).replace(NEW_LINE, "\n");
        for (String part : parts(text, contentType)) {
            Message message = message(part, false);
            if (message.header("content-type").startsWith("multipart/mixed")) changeSet(message, items);
            else items.add(item(message, null, items.size()));
            if (items.size() > MOST_ITEMS) throw fault("The batch has more than " + MOST_ITEMS + " requests.");
        }
        return items;
    }

    private static void changeSet(Message set, List<BatchItem> items) {
        String group = "set" + items.size();
        for (String part : parts(set.body(), set.header("content-type")))
            items.add(item(message(part, false), group, items.size()));
    }

    private static List<String> parts(String text, String contentType) {
        String boundary = boundary(contentType);
        var parts = new ArrayList<String>();
        String[] cut = ("\n" + text).split("\n--" + java.util.regex.Pattern.quote(boundary), -1);
        for (int i = 1; i < cut.length && !cut[i].startsWith("--"); i++)
            parts.add(cut[i].substring(Math.min(cut[i].length(), cut[i].indexOf('\n') + 1)));
        if (parts.isEmpty()) throw fault("No part begins with the boundary " + boundary + ".");
        return parts;
    }

    private static String boundary(String contentType) {
        try {
            String boundary = MediaType.parseMediaType(contentType).getParameter("boundary");
            if (boundary != null) return boundary.replace("\"", "");
        } catch (org.springframework.http.InvalidMediaTypeException e) {
            throw fault("The content type cannot be read: " + e.getMessage());
        }
        throw fault("The content type names no boundary.");
    }

    private static Message message(String text, boolean withFirstLine) {
        String rest = text.stripLeading();
        String first = "";
        if (withFirstLine) {
            int end = rest.indexOf('\n');
            first = end < 0 ? rest : rest.substring(0, end);
            rest = end < 0 ? "" : rest.substring(end + 1);
        }
        int gap = rest.startsWith("\n") ? 0 : rest.indexOf("\n\n");
        String head = gap < 0 ? rest : rest.substring(0, gap);
        String body = gap < 0 ? "" : rest.substring(gap).strip();
        var headers = new TreeMap<String, String>();
        for (String line : head.split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0)
                headers.put(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
        }
        return new Message(first.strip(), headers, body);
    }

    private static BatchItem item(Message part, @Nullable String group, int number) {
        Message request = message(part.body(), true);
        String[] line = request.first().split(" ", 3);
        if (line.length < 2) throw fault("“" + request.first() + "” is no request line.");
        String id = part.header("content-id");
        return new BatchItem(
                id.isEmpty() ? "part" + number : id,
                group,
                line[0].toUpperCase(Locale.ROOT),
                BatchForm.below(line[1]),
                request.header("content-type"),
                request.header("prefer"),
                request.body().getBytes(StandardCharsets.UTF_8));
    }

    private static FaultException fault(String problem) {
        return StaFaults.of(Fault.refused(
                "STA-032", Place.NOWHERE, problem, "See 18-088, clause 11, for what a batch looks like."));
    }

    @Override
    public ResponseEntity<byte[]> write(List<BatchReply> replies) {
        String boundary = "batch_" + UUID.randomUUID();
        var text = new StringBuilder();
        for (int i = 0; i < replies.size(); ) i = group(text, boundary, replies, i);
        text.append("--").append(boundary).append("--").append(NEW_LINE);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("multipart/mixed;boundary=" + boundary))
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static int group(StringBuilder text, String boundary, List<BatchReply> replies, int from) {
        String group = replies.get(from).group();
        text.append("--").append(boundary).append(NEW_LINE);
        if (group == null) {
            reply(text, replies.get(from));
            return from + 1;
        }
        int to = from;
        while (to < replies.size() && group.equals(replies.get(to).group())) to++;
        changeSet(text, replies.subList(from, to));
        return to;
    }

    /** Of a change set that failed one answer stands for all (OData 4.0 part 1, 11.7.4): why it failed. */
    private static void changeSet(StringBuilder text, List<BatchReply> replies) {
        Optional<BatchReply> cause = replies.stream()
                .filter(reply -> reply.failed() && reply.status() != HttpStatus.FAILED_DEPENDENCY.value())
                .findFirst();
        if (cause.isPresent()) {
            reply(text, cause.get());
            return;
        }
        String inner = "changeset_" + UUID.randomUUID();
        text.append("Content-Type: multipart/mixed;boundary=")
                .append(inner)
                .append(NEW_LINE)
                .append(NEW_LINE);
        for (BatchReply reply : replies) {
            text.append("--").append(inner).append(NEW_LINE);
            reply(text, reply);
        }
        text.append("--").append(inner).append("--").append(NEW_LINE).append(NEW_LINE);
    }

    private static void reply(StringBuilder text, BatchReply reply) {
        HttpStatus status = HttpStatus.resolve(reply.status());
        text.append("Content-Type: application/http").append(NEW_LINE);
        if (!reply.id().startsWith("part"))
            text.append("Content-ID: ").append(reply.id()).append(NEW_LINE);
        text.append(NEW_LINE).append("HTTP/1.1 ").append(reply.status()).append(' ');
        text.append(status == null ? "" : status.getReasonPhrase()).append(NEW_LINE);
        if (reply.location() != null)
            text.append("Location: ").append(reply.location()).append(NEW_LINE);
        if (reply.contentType() != null)
            text.append("Content-Type: ").append(reply.contentType()).append(NEW_LINE);
        text.append(NEW_LINE)
                .append(new String(reply.body(), StandardCharsets.UTF_8))
                .append(NEW_LINE);
    }
}
