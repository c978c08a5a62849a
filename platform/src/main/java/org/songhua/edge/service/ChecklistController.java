package org.songhua.edge.service;

import java.util.ArrayList;
import java.util.List;
import org.songhua.edge.service.ServiceViews.VerdictView;
import org.songhua.pack.Text;
import org.songhua.people.Allow;
import org.songhua.people.Caller;
import org.songhua.people.Permission;
import org.songhua.service.Checklist;
import org.songhua.service.Checklist.Judged;
import org.songhua.service.Checklists;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Records judged item by item: what is met, what is missing, what is not known. */
@RestController
class ChecklistController {
    private final Checklists checklists;

    ChecklistController(Checklists checklists) {
        this.checklists = checklists;
    }

    /** One item. */
    record ItemView(String code, Text title, Text group) {}

    /** A list. */
    record ChecklistView(String code, Text title, String basis, String register, List<ItemView> items) {
        static ChecklistView of(Checklist one) {
            var items = new ArrayList<ItemView>();
            one.items().forEach((code, item) -> items.add(new ItemView(code, item.title(), item.group())));
            return new ChecklistView(one.code(), one.title(), one.basis(), one.register(), items);
        }
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/checklists")
    List<ChecklistView> list() {
        return checklists.list().stream().map(ChecklistView::of).toList();
    }

    /** How a record fares. */
    record JudgedView(
            String record,
            String title,
            String standing,
            int met,
            List<VerdictView> missing,
            List<VerdictView> unknown) {
        static JudgedView of(Judged one) {
            return new JudgedView(
                    one.record(),
                    one.title(),
                    one.standing().name(),
                    one.met(),
                    ServiceViews.verdicts(one.missing()),
                    ServiceViews.verdicts(one.unknown()));
        }
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/checklists/{checklist}/records")
    List<JudgedView> judge(
            @PathVariable String checklist,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        return checklists.judge(checklist, after, limit, caller).stream()
                .map(JudgedView::of)
                .toList();
    }

    @Allow(Permission.REGISTER_VIEW)
    @GetMapping("/api/checklists/{checklist}/records/{key}")
    JudgedView one(@PathVariable String checklist, @PathVariable String key, Caller caller) {
        return JudgedView.of(checklists.judge(checklist, key, caller));
    }
}
