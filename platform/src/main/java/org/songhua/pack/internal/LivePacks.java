package org.songhua.pack.internal;

import java.util.List;
import java.util.Optional;
import org.songhua.engine.fault.FaultLog;
import org.songhua.pack.ClassDefinition;
import org.songhua.pack.ClassGroup;
import org.songhua.pack.Pack;
import org.songhua.pack.PackSource;
import org.songhua.pack.PacksTaken;
import org.songhua.pack.part.PackContent;
import org.songhua.pack.part.PackGuard;
import org.songhua.pack.part.PartFile;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The packs in force in a running program: those it brings along and those of the folder {@code songhua.packs}. */
@Component
final class LivePacks implements PackContent, PackSource {
    private static final int FAULTS_KEPT = 200;

    private final String folder;
    private final ObjectProvider<PackGuard> guards;
    private final ApplicationEventPublisher events;
    private volatile LoadedPacks now;

    LivePacks(
            @Value("${songhua.packs:}") String folder,
            ObjectProvider<PackGuard> guards,
            ApplicationEventPublisher events) {
        this.folder = folder;
        this.guards = guards;
        this.events = events;
        now = new LoadedPacks(folder);
    }

    @Override
    public synchronized PacksTaken take() {
        LoadedPacks next = new LoadedPacks(folder);
        var faults = new FaultLog(FAULTS_KEPT);
        guards.orderedStream().forEach(guard -> guard.check(next, faults));
        faults.throwIfAny();
        var taken = new PacksTaken(
                next.list().stream()
                        .map(pack -> new PacksTaken.PackOf(pack.code(), pack.version()))
                        .toList(),
                next.changedSince(now));
        LoadedPacks before = now;
        now = next;
        try {
            events.publishEvent(taken);
        } catch (RuntimeException e) {
            // Whoever could not follow must not be left behind the others.
            now = before;
            throw e;
        }
        return taken;
    }

    @Override
    public LoadedPacks now() {
        return now;
    }

    @Override
    public List<Pack> list() {
        return now.list();
    }

    @Override
    public List<ClassGroup> groups() {
        return now.groups();
    }

    @Override
    public List<ClassDefinition> classes() {
        return now.classes();
    }

    @Override
    public Optional<ClassDefinition> findClass(String code) {
        return now.findClass(code);
    }

    @Override
    public List<PartFile> files(String part) {
        return now.files(part);
    }
}
