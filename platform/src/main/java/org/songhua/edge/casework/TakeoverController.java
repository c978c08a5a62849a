package org.songhua.edge.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.songhua.casework.CaseTakeover;
import org.songhua.casework.CaseTakeover.Request;
import org.songhua.casework.CaseTakeover.Taken;
import org.songhua.edge.problem.BodyTooLargeException;
import org.songhua.edge.problem.FaultView;
import org.songhua.edge.problem.ProblemException;
import org.songhua.engine.location.DefaultPoints.DefaultPoint;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes over the cases of another system: a table and the mapping that says how it is read. */
@RestController
class TakeoverController {
    private static final long MOST_TABLE_BYTES = 1L << 30;
    private static final long MOST_MAPPING_BYTES = 1L << 20;
    private static final int LONGEST_NAME = 120;

    private final CaseTakeover takeover;

    TakeoverController(CaseTakeover takeover) {
        this.takeover = takeover;
    }

    /** What came of it. */
    record TakenView(
            long rows,
            long taken,
            long advanced,
            long unchanged,
            long refused,
            long unplaced,
            List<DefaultPoint> defaultPoints,
            List<FaultView> faults,
            Map<String, Long> faultCounts) {
        static TakenView of(Taken taken) {
            return new TakenView(
                    taken.rows(),
                    taken.taken(),
                    taken.advanced(),
                    taken.unchanged(),
                    taken.refused(),
                    taken.unplaced(),
                    taken.defaultPoints(),
                    taken.faults().stream().map(FaultView::of).toList(),
                    taken.faultCounts());
        }
    }

    /** Takes what a table holds; with {@code dryRun} all is looked at and nothing written. Answers when it is through. */
    @Allow(Permission.CASE_CONFIGURE)
    @PostMapping(path = "/api/cases/takeovers", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    TakenView take(
            @RequestParam MultipartFile file,
            @RequestParam MultipartFile mapping,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Caller caller) {
        refuseAbove(MOST_TABLE_BYTES, file);
        refuseAbove(MOST_MAPPING_BYTES, mapping);
        try {
            Path saved = Files.createTempFile("songhua-cases", ".csv");
            try {
                file.transferTo(saved);
                String yaml = new String(mapping.getBytes(), StandardCharsets.UTF_8);
                return TakenView.of(takeover.take(
                        new Request(saved, shown(file, "cases.csv"), yaml, shown(mapping, "mapping.yml"), dryRun),
                        caller));
            } finally {
                Files.deleteIfExists(saved);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseAbove(long most, MultipartFile file) {
        if (file.getSize() > most)
            throw new ProblemException(
                    HttpStatus.CONTENT_TOO_LARGE, String.valueOf(new BodyTooLargeException(most).getMessage()));
    }

    /** The last part of the name a sender gave, without what cannot be printed: told to people, never used as a path. */
    private static String shown(MultipartFile file, String otherwise) {
        String given = file.getOriginalFilename();
        String name = last(given == null ? "" : given);
        if (name.isEmpty()) return otherwise;
        return name.length() <= LONGEST_NAME ? name : name.substring(name.length() - LONGEST_NAME);
    }

    private static String last(String path) {
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", "").strip();
    }
}
