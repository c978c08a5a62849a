package org.songhua.edge.ogc.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * The query parameters of a request, read strictly: a parameter that nobody asked for, a repeated one and a value that
 * does not fit are faults. All are told together by {@link #check()}.
 */
public final class Parameters {
    private final Ask ask;
    private final Set<String> known = new LinkedHashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable Fault unacceptable;

    public Parameters(Ask ask) {
        this.ask = ask;
    }

    /**
     * {@return the representation wanted of a resource that has no other parameter}
     *
     * @throws OgcException when anything else is asked for, or no format offered is acceptable
     */
    public static Media onlyMedia(Ask ask, List<Media> offered) {
        var parameters = new Parameters(ask);
        Media media = parameters.media(offered);
        parameters.check();
        return media;
    }

    /** {@return the value of a parameter, which is thereby known} */
    public Optional<String> find(String name) {
        known.add(name);
        List<String> values = ask.parameters().getOrDefault(name, List.of());
        if (values.size() > 1) faults.add(OgcFaults.repeatedParameter(name));
        return values.stream().findFirst();
    }

    /**
     * {@return the value of a parameter as the reader understands it; empty when it is absent or at fault}
     *
     * @param remedy what a right value looks like, one sentence
     * @param reader throws {@link IllegalArgumentException} for a value that does not fit, or {@link FaultException} to tell
     *     all that is wrong with it
     */
    public <T> Optional<T> find(String name, String remedy, Function<String, T> reader) {
        return find(name).flatMap(value -> read(name, value, remedy, reader));
    }

    private <T> Optional<T> read(String name, String value, String remedy, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(value));
        } catch (FaultException e) {
            e.faults().forEach(fault -> faults.add(OgcFaults.within(name, fault)));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            faults.add(OgcFaults.badValue(name, value, remedy));
            return Optional.empty();
        }
    }

    /**
     * {@return the representation wanted: by {@code f}, else by the {@code Accept} header, the first offered where the
     * client has no preference}
     */
    public Media media(List<Media> offered) {
        Optional<String> wanted = find("f");
        if (wanted.isEmpty()) return byAccept(offered);
        String key = wanted.get();
        return offered.stream().filter(m -> m.key().equals(key)).findFirst().orElseGet(() -> {
            faults.add(OgcFaults.badFormat(key, join(offered.stream().map(Media::key))));
            return offered.getFirst();
        });
    }

    /**
     * Ends the reading.
     *
     * @throws OgcException with every fault found, if there is any, or when no format offered is acceptable
     */
    public void check() {
        for (String name : ask.parameters().keySet()) {
            if (!known.contains(name)) {
                faults.add(OgcFaults.unknownParameter(name, join(known.stream().sorted())));
            }
        }
        if (!faults.isEmpty()) throw OgcException.badRequest(faults);
        if (unacceptable != null) throw OgcException.notAcceptable(unacceptable);
    }

    private Media byAccept(List<Media> offered) {
        List<MediaType> ranges = ranges();
        for (MediaType range : ranges) {
            if (range.getQualityValue() == 0) continue;
            for (Media media : offered) {
                if (media.satisfies(range)) return media;
            }
        }
        unacceptable =
                OgcFaults.notAcceptable(ask.accept(), join(offered.stream().map(Media::type)));
        return offered.getFirst();
    }

    private List<MediaType> ranges() {
        try {
            return MediaType.parseMediaTypes(ask.accept()).stream()
                    .sorted((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()))
                    .toList();
        } catch (InvalidMediaTypeException e) {
            return List.of();
        }
    }

    private static String join(java.util.stream.Stream<String> words) {
        return words.distinct().collect(Collectors.joining(", "));
    }

    /** {@return the items of a comma-separated list, blanks around them removed} */
    public static List<String> list(String value) {
        return Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
}
