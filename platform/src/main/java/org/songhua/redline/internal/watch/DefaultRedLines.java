package org.songhua.redline.internal.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.songhua.cim.CityObjects;
import org.songhua.engine.fault.Fault;
import org.songhua.engine.fault.FaultException;
import org.songhua.engine.fault.FaultLog;
import org.songhua.engine.fault.Place;
import org.songhua.engine.geo.GeometryCheck;
import org.songhua.engine.geo.Wkb;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.NotAllowedException;
import org.songhua.people.Permission;
import org.songhua.redline.Crossing;
import org.songhua.redline.RedLine;
import org.songhua.redline.RedLines;
import org.songhua.redline.internal.rules.RedLineJudge;
import org.songhua.store.Database;

/** Red lines over the city objects. */
public final class DefaultRedLines implements RedLines {
    private static final Pattern SUBJECT = Pattern.compile("(record|object):[a-z][a-z0-9_]{0,79}/\\P{Cntrl}{1,200}");
    private static final int LONGEST_DOCUMENT = 200;

    private final RedLineBook book;
    private final Surroundings surroundings;
    private final JdbcApprovals approvals;
    private final Database database;
    private final Audit audit;

    public DefaultRedLines(RedLineBook book, CityObjects objects, Database database, Audit audit) {
        this.book = book;
        this.database = database;
        this.audit = audit;
        surroundings = new Surroundings(objects);
        approvals = new JdbcApprovals(database);
    }

    @Override
    public List<RedLine> list() {
        return book.list();
    }

    @Override
    public List<Crossing> check(byte[] wkb, String register, Map<String, Object> fields, Caller caller) {
        Geometry shape = Wkb.read(wkb);
        List<Fault> faults = GeometryCheck.check(shape, Place.atField("/geometry")).stream()
                .filter(fault -> fault.severity() == Fault.Severity.REFUSED)
                .toList();
        if (!faults.isEmpty()) throw new FaultException(faults);
        Predicate<RedLineJudge> asked = register.isEmpty()
                ? judge -> judge.line().isSpatial()
                : judge -> judge.line().subjects().stream()
                        .anyMatch(one -> one.register().equals(register));
        var found = new ArrayList<Crossing>();
        for (RedLineJudge judge : book.judges()) {
            if (asked.test(judge) && judge.mayConcern(fields))
                surroundings
                        .crossings(judge, shape, null)
                        .forEach(one -> found.add(surroundings.shown(one, caller.scope())));
        }
        // NaN, of a line without an object, comes last.
        found.sort(Comparator.comparingDouble(Crossing::distance_m));
        return found;
    }

    @Override
    public void approve(String line, String subject, String document, Caller caller) {
        RedLine one = book.list().stream()
                .filter(each -> each.code().equals(line))
                .findFirst()
                .orElse(null);
        if (one != null && !Permission.find(one.permission()).map(caller::may).orElse(false))
            throw new NotAllowedException("You may not record approvals for this red line.");
        var log = new FaultLog(9);
        if (one == null) log.accept(refused("RLINE-003", "/line", "There is no red line of that code.", "Look it up."));
        if (!SUBJECT.matcher(subject).matches())
            log.accept(refused(
                    "RLINE-004",
                    "/subject",
                    "The subject names no record and no object.",
                    "Give record:register/key or object:class/name."));
        boolean text = !document.isBlank()
                && document.length() <= LONGEST_DOCUMENT
                && document.codePoints().noneMatch(Character::isISOControl);
        if (!text) log.accept(refused("RLINE-005", "/document", "The number of the document is no text.", "Give it."));
        log.throwIfAny();
        database.run(() -> {
            if (approvals.add(line, subject, document, caller.name()))
                audit.record(caller.name(), "redline.approved", subject, "{\"line\":\"" + line + "\"}");
        });
    }

    private static Fault refused(String code, String field, String problem, String remedy) {
        return Fault.refused(code, Place.atField(field), problem, remedy);
    }
}
