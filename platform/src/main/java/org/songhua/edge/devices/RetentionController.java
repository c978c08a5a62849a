package org.songhua.edge.devices;

import java.util.List;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.sensing.Retention;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Old readings: what would be dropped of each network, and dropping it. */
@RestController
class RetentionController {
    private final Retention retention;

    RetentionController(Retention retention) {
        this.retention = retention;
    }

    @Allow(Permission.SYSTEM_OPERATE)
    @GetMapping("/api/sensing/retention")
    List<Retention.Dropped> preview(Caller caller) {
        Unrestricted.require(caller);
        return retention.preview();
    }

    @Allow(Permission.SYSTEM_OPERATE)
    @PostMapping("/api/sensing/retention")
    List<Retention.Dropped> run(Caller caller) {
        Unrestricted.require(caller);
        return retention.run(caller.name());
    }
}
