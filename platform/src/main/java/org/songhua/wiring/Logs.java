package org.songhua.wiring;

import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The log as {@code logback.xml} has it, from the first line of a program to its last. Spring Boot would take it apart and put it together
 * again with each start, and what other threads have to say meanwhile would end up among the answers of a command.
 */
final class Logs {
    private static final String SYSTEM = "org.springframework.boot.logging.LoggingSystem";

    private Logs() {}

    /** Keeps it as it is; libraries that know only the logging of the JDK go the same way. */
    static void keep() {
        System.setProperty(SYSTEM, "none");
        if (SLF4JBridgeHandler.isInstalled()) return;
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }
}
