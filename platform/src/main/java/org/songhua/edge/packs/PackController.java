package org.songhua.edge.packs;

import java.util.List;
import org.songhua.pack.Pack;
import org.songhua.pack.PackSource;
import org.songhua.pack.Packs;
import org.songhua.pack.PacksTaken;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Audit;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The packs in force, and taking those that were added or changed, without a restart. */
@RestController
class PackController {
    private final Packs packs;
    private final PackSource source;
    private final Audit audit;

    PackController(Packs packs, PackSource source, Audit audit) {
        this.packs = packs;
        this.source = source;
        this.audit = audit;
    }

    /** A pack in force, with how many classes it declares. */
    record InForce(String code, String version, Text title, List<String> requires, long classes) {}

    @Allow(Permission.SYSTEM_OPERATE)
    @GetMapping("/api/packs")
    List<InForce> list() {
        Packs now = packs.now();
        return now.list().stream().map(pack -> view(pack, now)).toList();
    }

    private static InForce view(Pack pack, Packs now) {
        long classes = now.classes().stream()
                .filter(one -> one.pack().equals(pack.code()))
                .count();
        return new InForce(pack.code(), pack.version(), pack.title(), pack.requires(), classes);
    }

    /** Takes all packs anew: everything of them is in force at once, or nothing when there is a mistake. */
    @Allow(Permission.SYSTEM_OPERATE)
    @PostMapping("/api/packs")
    PacksTaken take(Caller caller) {
        PacksTaken taken = source.take();
        var changed = JsonMapper.shared().createObjectNode();
        taken.changed().forEach(changed.putArray("changed")::add);
        audit.record(caller.name(), "packs.taken", "packs", changed.toString());
        return taken;
    }
}
