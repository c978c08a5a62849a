package org.songhua.edge.sta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.Problem;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.sensing.EntityType;
import org.songhua.sensing.SensorThings;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;

/**
 * Several requests in one (18-088, clause 11; OData 4.01 part 1, 11.7). Those of a group are one transaction: when one
 * fails, the others are answered 424 and nothing of them stays. A request may call what an earlier one created {@code $id}.
 */
@Service
class Batch {
    private final StaService service;
    private final SensorThings things;

    Batch(StaService service, SensorThings things) {
        this.service = service;
        this.things = things;
    }

    ResponseEntity<byte[]> run(StaRequest request, byte[] body) {
        BatchForm form = BatchForm.of(request.contentType());
        var run = new Run(request);
        List<BatchItem> items = form.read(body, request.contentType());
        for (int from = 0; from < items.size(); ) {
            int to = end(items, from);
            run.group(items.subList(from, to));
            from = to;
        }
        return form.write(run.replies);
    }

    private static int end(List<BatchItem> items, int from) {
        @Nullable String group = items.get(from).group();
        int to = from + 1;
        while (group != null && to < items.size() && group.equals(items.get(to).group())) to++;
        return to;
    }

    /** One batch on its way. */
    private final class Run {
        private final StaRequest outer;
        private final List<BatchReply> replies = new ArrayList<>();
        private final Map<String, String> created = new HashMap<>();

        Run(StaRequest outer) {
            this.outer = outer;
        }

        void group(List<BatchItem> items) {
            if (items.getFirst().group() == null) {
                replies.add(reply(items.getFirst()));
                return;
            }
            var answers = new ArrayList<BatchReply>();
            boolean kept = things.together(() -> {
                for (BatchItem item : items) {
                    answers.add(reply(item));
                    if (answers.getLast().failed()) return false;
                }
                return true;
            });
            if (kept) replies.addAll(answers);
            else undo(items, answers);
        }

        private void undo(List<BatchItem> items, List<BatchReply> answers) {
            answers.forEach(this::takeBack);
            BatchReply failed = answers.getLast();
            for (BatchItem item : items) {
                if (item.id().equals(failed.id())) replies.add(failed);
                else
                    replies.add(new BatchReply(
                            item.id(), item.group(), HttpStatus.FAILED_DEPENDENCY.value(), null, null, new byte[0]));
                created.remove(item.id());
            }
        }

        /** Readings have their own way to the disk, past the transaction. */
        private void takeBack(BatchReply answer) {
            String location = answer.location();
            if (location == null || !location.contains("/" + EntityType.OBSERVATION.collection() + "(")) return;
            things.delete(EntityType.OBSERVATION, Long.parseLong(id(location)));
        }

        private BatchReply reply(BatchItem item) {
            try {
                return answer(item, serve(item));
            } catch (ProblemException e) {
                return problem(item, e.problem());
            } catch (FaultException e) {
                return problem(item, StaFaults.problem(e));
            } catch (NotFoundException e) {
                return problem(item, Problem.of(HttpStatus.NOT_FOUND, e.getMessage()));
            } catch (DataIntegrityViolationException e) {
                return problem(item, StaFaults.conflict().problem());
            }
        }

        private ResponseEntity<byte[]> serve(BatchItem item) {
            String address = replaced(item.path(), false);
            int question = address.indexOf('?');
            String path = Options.decodedPath(question < 0 ? address : address.substring(0, question));
            var options = ResultMetadata.ofPart(Options.read(question < 0 ? null : address.substring(question + 1)));
            StaRequest inner =
                    outer.to(path.startsWith("/") ? path : "/" + path, options, item.contentType(), item.prefer());
            byte[] body = replaced(item.body());
            if (!item.method().equals("GET") && !item.method().equals("POST")) inner.require(Permission.SENSING_EDIT);
            return switch (item.method()) {
                case "GET" -> {
                    inner.require(Permission.SENSING_VIEW);
                    yield service.get(inner);
                }
                case "POST" -> service.post(inner, body);
                case "PATCH" -> service.patch(inner, body);
                case "PUT" -> service.put(inner, body);
                case "DELETE" -> service.delete(inner);
                default -> throw StaFaults.notAllowed(item.method(), item.path());
            };
        }

        private BatchReply answer(BatchItem item, ResponseEntity<byte[]> response) {
            String location = response.getHeaders().getFirst("Location");
            if (location != null) created.put(item.id(), location);
            MediaType type = response.getHeaders().getContentType();
            return new BatchReply(
                    item.id(),
                    item.group(),
                    response.getStatusCode().value(),
                    location,
                    type == null ? null : type.toString(),
                    Objects.requireNonNullElse(response.getBody(), new byte[0]));
        }

        private BatchReply problem(BatchItem item, Problem problem) {
            return new BatchReply(
                    item.id(),
                    item.group(),
                    problem.status(),
                    null,
                    Problem.MEDIA_TYPE.toString(),
                    Json.MAPPER.writeValueAsBytes(problem));
        }

        private byte[] replaced(byte[] body) {
            if (created.isEmpty() || body.length == 0) return body;
            return replaced(new String(body, java.nio.charset.StandardCharsets.UTF_8), true)
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        /** In an address {@code $1} is the entity that was created, in a document {@code "$1"} its number. */
        private String replaced(String text, boolean document) {
            String result = text;
            for (var entry : created.entrySet()) {
                String location = entry.getValue();
                if (document) result = result.replace("\"$" + entry.getKey() + "\"", id(location));
                else if (isReference(result, entry.getKey()))
                    result = location.substring(outer.root().length())
                            + result.replaceFirst("^/?\\$" + java.util.regex.Pattern.quote(entry.getKey()), "");
            }
            return result;
        }

        private static boolean isReference(String path, String id) {
            String bare = path.startsWith("/") ? path.substring(1) : path;
            return bare.equals("$" + id) || bare.startsWith("$" + id + "/") || bare.startsWith("$" + id + "?");
        }

        private static String id(String location) {
            return location.substring(location.lastIndexOf('(') + 1, location.length() - 1);
        }
    }
}
