package org.songhua.edge.casework;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.songhua.casework.CaseTakeover;
import org.songhua.casework.CaseTakeover.Request;
import org.songhua.casework.CaseTakeover.Taken;
import org.songhua.edge.problem.FaultView;
import org.songhua.edge.upload.SentFile;
import org.songhua.engine.location.DefaultPoints.DefaultPoint;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
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
        SentFile.requireAtMost(MOST_TABLE_BYTES, file);
        SentFile.requireAtMost(MOST_MAPPING_BYTES, mapping);
        String yaml = text(mapping);
        String mappingName = SentFile.name(mapping, "mapping.yml");
        return SentFile.onDisk(
                file,
                saved -> TakenView.of(takeover.take(
                        new Request(saved, SentFile.name(file, "cases.csv"), yaml, mappingName, dryRun), caller)));
    }

    private static String text(MultipartFile file) {
        try {
            return new String(file.getBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
