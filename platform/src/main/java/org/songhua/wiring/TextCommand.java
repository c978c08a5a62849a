package org.songhua.wiring;

import java.util.List;
import picocli.CommandLine.Command;

/** Judges what the platform does with Chinese texts on a city's own examples, without server and database. */
@Command(
        name = "text",
        description = "Classify letters and take addresses apart; tells how often that is right.",
        mixinStandardHelpOptions = true,
        subcommands = {TextClassifyCommand.class, TextAddressCommand.class})
class TextCommand {

    static void print(List<String> lines) {
        lines.forEach(System.out::println);
    }
}
