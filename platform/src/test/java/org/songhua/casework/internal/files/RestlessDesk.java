package org.songhua.casework.internal.files;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.songhua.casework.CaseAction;
import org.songhua.casework.Cases;
import org.songhua.casework.NewReport;
import org.songhua.casework.Reports;
import org.songhua.engine.fault.FaultException;
import org.songhua.people.Caller;
import org.songhua.store.EmbeddedPostgres;
import org.songhua.wiring.Application;
import org.songhua.wiring.Settings;
import org.songhua.wiring.Store;
import org.springframework.context.ConfigurableApplicationContext;

/** A program to be killed: clerks take reports and move cases without end. Prints a line for what was acknowledged, after it was. */
public final class RestlessDesk {
    static final int CLERKS = 4;

    private RestlessDesk() {}

    /** @param arguments data folder, number of the round */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        int round = Integer.parseInt(arguments[1]);
        ConfigurableApplicationContext context = open(folder);
        var clerks = new ArrayList<Thread>();
        for (int clerk = 0; clerk < CLERKS; clerk++) {
            var random = new Random(31L * round + clerk);
            clerks.add(Thread.ofPlatform().start(() -> work(context, random, System.out)));
        }
        System.out.println("working");
        for (Thread clerk : clerks) clerk.join();
    }

    static ConfigurableApplicationContext open(Path folder) {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "songhua");
        var settings = new Settings(folder, null, null, null, cache, EmbeddedPostgres.durableSettings());
        return Application.serve(Store.open(settings), java.util.Map.of("server.port", 0));
    }

    private static void work(ConfigurableApplicationContext context, Random random, PrintStream out) {
        Cases cases = context.getBean(Cases.class);
        Reports reports = context.getBean(Reports.class);
        var mine = new ArrayList<UUID>();
        while (true) {
            if (mine.size() < 5 || random.nextInt(10) == 0) {
                UUID id = reports.take(NewReport.of("web", "01001", "x"), "citizen")
                        .caseId();
                out.println("at " + id + " 1");
                mine.add(id);
            }
            step(cases, mine, random, out);
        }
    }

    private static void step(Cases cases, List<UUID> mine, Random random, PrintStream out) {
        UUID id = mine.get(random.nextInt(mine.size()));
        String action =
                List.of("accept", "register", "supervise", "merge", "unmerge").get(random.nextInt(5));
        CaseAction what = CaseAction.of(action)
                .with("condition", "1")
                .with("supervision", "1")
                .with("basis", "b")
                .with("merged_into", mine.get(random.nextInt(mine.size())).toString());
        try {
            out.println("at " + id + " "
                    + cases.act(id, null, what, Caller.all("clerk")).summary().sequence());
        } catch (FaultException e) {
            // Illegal here; the next may be legal.
        }
    }
}
