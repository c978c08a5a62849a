package org.songhua.wiring;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import org.songhua.engine.fault.FaultException;
import org.songhua.store.DataFolderInUseException;
import org.songhua.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;

/** The command line. Every option can also be given in the environment: {@code --port} as {@code SONGHUA_PORT}. */
@Command(
        name = "songhua",
        description = "An open city operating platform.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            EvaluateCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AuditCommand.class,
            PackCommand.class,
            WaterCommand.class,
            ReachCommand.class,
            TimetableCommand.class,
            SiteCommand.class,
            SimulateCommand.class,
            TextCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Main {
    /** Exit code when nothing was done. */
    static final int FAILED = 2;

    private Main() {}

    /** Runs one command and ends with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return new CommandLine(new Main())
                .setDefaultValueProvider(fromEnvironment())
                .setExecutionExceptionHandler(Main::explain)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
    }

    private static IDefaultValueProvider fromEnvironment() {
        return argument -> argument instanceof CommandLine.Model.OptionSpec option
                ? System.getenv(variable(option.longestName()))
                : null;
    }

    static String variable(String option) {
        return "SONGHUA_" + option.replaceFirst("^-+", "").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** What the user can mend is told, a line for each mistake; anything else with its trace. */
    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            List<String> told = told(cause);
            if (told.isEmpty()) continue;
            told.forEach(line -> command.getErr().println("songhua: " + line));
            return FAILED;
        }
        throw e;
    }

    private static List<String> told(Throwable cause) {
        return switch (cause) {
            case DataFolderInUseException inUse -> List.of(String.valueOf(inUse.getMessage()));
            case StoreException store -> List.of(String.valueOf(store.getMessage()));
            case FaultException faults ->
                faults.faults().stream().map(fault -> fault.line().strip()).toList();
            case FileSystemException file -> List.of("The file " + file.getMessage() + " cannot be read or written.");
            default -> List.of();
        };
    }
}
