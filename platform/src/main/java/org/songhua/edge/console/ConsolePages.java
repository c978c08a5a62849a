package org.songhua.edge.console;

import java.util.Map;
import org.songhua.people.Open;
import org.songhua.store.Database;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The pages of the console, which are one file that finds its way by the address, and the health check. */
@Controller
class ConsolePages {
    private final Database database;

    ConsolePages(Database database) {
        this.database = database;
    }

    @Open("The page holds no data; what it shows it asks for with the user's session.")
    @GetMapping({
        "/",
        "/login",
        "/sensing",
        "/sensing/devices",
        "/import",
        "/datasets",
        "/objects",
        "/quality",
        "/resolution",
        "/review",
        "/audit",
        "/packs",
        "/people",
        "/people/{page}",
        "/keys",
        "/account",
        "/cases",
        "/cases/{page}",
        "/report",
        "/report/{page}",
        "/field",
        "/plan",
        "/plan/{page}",
        "/rules",
        "/planning",
        "/networks",
        "/indicators",
        "/checkup",
        "/registers",
        "/registers/{page}",
        "/ledgers",
        "/ledgers/{page}",
        "/projects",
        "/projects/{page}",
        "/services",
        "/applications",
        "/warnings",
        "/warnings/{page}"
    })
    String page() {
        return "forward:/index.html";
    }

    @Open("Tells only whether the program works.")
    @GetMapping("/health")
    @ResponseBody
    ResponseEntity<Map<String, String>> health() {
        database.get("select 1 as one", row -> row.integer("one"));
        return ResponseEntity.ok(Map.of("status", "UP"));
    }
}
