package org.songhua.casework.internal.checks;

import java.util.List;
import java.util.UUID;
import org.songhua.casework.Integrity;
import org.songhua.pack.Text;
import org.songhua.people.NotFoundException;
import org.songhua.store.Database;

/** The checks as statements. Each reads what is there; none changes anything. */
public final class JdbcIntegrity implements Integrity {
    private static final Text DISPATCH = new Text("补充权责或改派", "Add a responsibility, or reassign");
    private static final Text LOOK = new Text("请人查看案卷", "Have somebody look at the case");
    private static final List<Check> CHECKS = List.of(
            Check.error("log_gap", "日志编号不连续", "Numbers of the log have gaps", """
                    select case_id as id from casework.case_event group by case_id
                    having count(*) <> max(sequence) or min(sequence) <> 1"""),
            Check.error("log_projection", "案卷与最后一条日志不符", "The case is not what its last event says", """
                    select c.id from casework.case_file c left join casework.case_event e
                      on e.case_id = c.id and e.sequence = c.sequence
                    where e.case_id is null or e.to_state <> c.state or e.hash <> c.hash"""),
            Check.error("log_beyond", "日志长于案卷", "The log goes on behind the case", """
                    select distinct c.id from casework.case_file c join casework.case_event e
                      on e.case_id = c.id and e.sequence > c.sequence"""),
            Check.error("clock_final", "已结束的案卷还有运行的时限", "A clock runs on a case that has ended", """
                    select distinct c.id from casework.case_file c join casework.case_clock k on k.case_id = c.id
                    where c.kind <> 'OPEN' and k.status = 'RUNNING'"""),
            Check.error("clock_due", "案卷的期限不是最早的运行时限", "The deadline is not the earliest of its clocks", """
                    select c.id from casework.case_file c where c.due_at is distinct from (
                      select min(k.due_at) from casework.case_clock k
                      where k.case_id = c.id and k.status = 'RUNNING') and c.kind = 'OPEN'"""),
            Check.error("check_own", "处置人核查了自己的工作", "Somebody checked their own work", """
                    select distinct p.case_id as id from casework.case_event p join casework.case_event d
                      on d.case_id = p.case_id and d.sequence < p.sequence and d.actor = p.actor
                    where p.action = 'pass' and d.action = 'dispose'"""),
            Check.error("merged_nowhere", "并入的案卷不存在", "The case it was merged into is not there", """
                    select c.id from casework.case_file c left join casework.case_file m on m.id = c.merged_into
                    where c.merged_into is not null and m.id is null"""),
            Check.error("merged_circle", "相互并案成环", "Cases are merged in a circle", """
                    select a.id from casework.case_file a join casework.case_file b
                      on b.id = a.merged_into and b.merged_into = a.id"""),
            Check.error("photo_open", "公开的照片不是打码副本", "A public photo is no blackened copy", """
                    select distinct case_id as id from casework.attachment where public and redaction_of is null"""),
            Check.error("erased_text", "已删除诉求人的原文仍公开", "Words of somebody erased are still public", """
                    select distinct r.case_id as id from casework.report r join casework.reporter p on p.id = r.reporter
                    where p.erased_at is not null and r.public_text is not null"""),
            Check.error("erased_sealed", "已删除诉求人仍有密封内容", "Something sealed is left of somebody erased", """
                    select distinct r.case_id as id from casework.report r join casework.reporter p on p.id = r.reporter
                      join casework.sealed s on s.reporter = p.id
                    where p.erased_at is not null and s.content is not null"""),
            Check.warning(
                    "default_point",
                    new Text("许多案卷落在同一点", "Many cases lie on one and the same point"),
                    new Text("核实是否为默认点，位置不明应留空", "See whether it is a default point; an unknown place stays empty"),
                    """
                    select c.id from casework.case_file c join (
                      select longitude, latitude from casework.case_file where longitude is not null and component is null
                      group by 1, 2 having count(*) >= 50) p
                      on p.longitude = c.longitude and p.latitude = c.latitude"""),
            Check.warning(
                    "no_region",
                    new Text("有位置却不在任何区划内", "It has a place but lies in no region"),
                    new Text("核对坐标或补充区划", "Check the place, or import the region"),
                    """
                    select id from casework.case_file where kind = 'OPEN' and longitude is not null and region is null"""),
            Check.warning("no_rule", new Text("无主责部门", "No rule names who is responsible"), DISPATCH, """
                    select id from casework.case_file where kind = 'OPEN' and not routed"""),
            Check.warning(
                    "no_limit",
                    new Text("有时限在走而无期限规则", "A clock runs without a limit"),
                    new Text("在包中补充时限规则", "Add a limit to the pack"),
                    """
                    select id from casework.case_file where kind = 'OPEN' and unlimited"""),
            Check.warning("no_clock", new Text("在办却没有任何时限在走", "It is open and no clock runs"), LOOK, """
                    select c.id from casework.case_file c where c.kind = 'OPEN' and c.state <> 'suspended'
                      and not exists (select 1 from casework.case_clock k
                        where k.case_id = c.id and k.status in ('RUNNING', 'PAUSED'))"""),
            Check.warning("no_report", new Text("案卷没有任何上报", "The case has no report"), LOOK, """
                    select c.id from casework.case_file c where c.kind = 'OPEN'
                      and not exists (select 1 from casework.report r where r.case_id = c.id)"""),
            Check.warning(
                    "stands_still", new Text("在办且 90 天无任何记录", "Open, and nothing in its log for 90 days"), LOOK, """
                    select id from casework.case_file where kind = 'OPEN' and changed_at < now() - interval '90 days'"""),
            Check.warning(
                    "waits_long",
                    new Text("申请 7 天未审批", "A request has waited for seven days"),
                    new Text("请审批", "Decide it"),
                    """
                    select id from casework.case_file where kind = 'OPEN' and cardinality(pending) > 0
                      and changed_at < now() - interval '7 days'"""),
            Check.warning("closed_early", new Text("立案后五分钟内结案", "Closed within five minutes"), LOOK, """
                    select id from casework.case_file where kind = 'CLOSED' and closed_at < created_at + interval '5 minutes'"""));

    private final Database database;

    public JdbcIntegrity(Database database) {
        this.database = database;
    }

    @Override
    public List<Finding> run() {
        return CHECKS.stream().map(this::finding).toList();
    }

    private Finding finding(Check check) {
        long found = database.get("select count(*) as n from (" + check.sql() + ") found", row -> row.whole("n"));
        return new Finding(check.code(), check.severity(), check.title(), check.remedy(), found);
    }

    @Override
    public List<UUID> cases(String code, int most) {
        Check check = CHECKS.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("check " + code));
        return database.list(
                "select id from (" + check.sql() + ") found order by id limit ?",
                row -> row.uuid("id"),
                Math.clamp(most, 1, 1_000));
    }
}
