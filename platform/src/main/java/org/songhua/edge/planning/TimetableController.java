package org.songhua.edge.planning;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.songhua.edge.problem.FaultView;
import org.songhua.edge.upload.SentFile;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.Place;
import org.songhua.engine.text.Parsing;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.NotFoundException;
import org.songhua.people.Permission;
import org.songhua.planning.TimetableFeed;
import org.songhua.planning.TimetableFeeds;
import org.songhua.planning.TimetableFeeds.Day;
import org.songhua.planning.TimetableFeeds.Request;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Timetables of public transport: imported, listed with what is wrong with them, asked what runs on a day. */
@RestController
class TimetableController {
    /** As much as a feed may have; said before the file is looked at. */
    private static final long MOST_BYTES = 128L << 20;

    private final TimetableFeeds feeds;

    TimetableController(TimetableFeeds feeds) {
        this.feeds = feeds;
    }

    /** What goes with the file. */
    record Form(
            @Nullable String code,
            @Nullable String title,
            @Nullable String licence) {
        Request request(Path zip, String fileName) {
            return new Request(zip, fileName, text(code), text(title), text(licence));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given.strip();
        }
    }

    @Allow(Permission.CIM_IMPORT)
    @PostMapping(path = "/api/planning/timetables", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    TimetableFeed add(@RequestParam MultipartFile file, Form form, Caller caller) {
        mustSeeAll(caller);
        SentFile.requireAtMost(MOST_BYTES, file);
        return SentFile.onDisk(
                file, saved -> feeds.importZip(form.request(saved, SentFile.name(file, "feed.zip")), caller));
    }

    private static void mustSeeAll(Caller caller) {
        if (!caller.scope().isAll())
            throw new NotAllowedException("A timetable counts for the whole city; your scope does not hold all of it.");
    }

    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/timetables")
    List<TimetableFeed> list() {
        return feeds.list();
    }

    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/timetables/{code}")
    TimetableFeed get(@PathVariable String code) {
        return feeds.find(code).orElseThrow(() -> new NotFoundException("There is no timetable " + code + "."));
    }

    /** What is wrong with the rows of its files. */
    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/timetables/{code}/faults")
    List<FaultView> faults(@PathVariable String code) {
        return feeds.faults(get(code).code()).stream().map(FaultView::of).toList();
    }

    /** What runs on a day, and what the official calendar says of it. */
    @Allow(Permission.PLANNING_RUN)
    @GetMapping("/api/planning/timetables/{code}/day")
    Day day(@PathVariable String code, @RequestParam String date) {
        return feeds.day(code, Parsing.find(date, LocalDate::parse).orElseThrow(TimetableController::noDate));
    }

    private static FaultException noDate() {
        return new FaultException(
                Fault.refused("PLAN-192", Place.atField("date"), "This is no date.", "Write it as 2026-10-01."));
    }

    @Allow(Permission.CIM_IMPORT)
    @DeleteMapping("/api/planning/timetables/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String code, Caller caller) {
        mustSeeAll(caller);
        feeds.remove(code, caller);
    }
}
