package anju.dispatch;

import anju.access.Grant;
import anju.access.Role;
import anju.access.Viewer;
import anju.city.City;
import anju.project.OpenGates;
import anju.request.Confiding;
import anju.site.Sites;
import anju.survey.Dangers;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits, from the views of all modules: for one person, or in one place. */
@Component
public class Inbox {
    private static final int AT_MOST = 2_000;
    private static final Comparator<Waiting> URGENT_FIRST = Comparator.comparing(
                    Waiting::dueOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(Waiting::since)
            .thenComparing(Waiting::id);

    private final JdbcClient db;
    private final OpenGates gates;
    private final Findings findings;
    private final Confiding confiding;
    private final Dangers dangers;
    private final Sites sites;

    Inbox(JdbcClient db, OpenGates gates, Findings findings, Confiding confiding, Dangers dangers, Sites sites) {
        this.db = db;
        this.gates = gates;
        this.findings = findings;
        this.confiding = confiding;
        this.dangers = dangers;
        this.sites = sites;
    }

    /** What waits for a role this person has, where they have it and for the firm they work for; the most urgent first. */
    public List<Waiting> of(Viewer viewer) {
        var grants = viewer.grants().stream()
                .filter(grant -> grant.role() != Role.OWNER)
                .toList();
        var waiting = new ArrayList<>(read(
                """
                 where exists (select from unnest(:roles::text[], :paths::text[]) g (role, path)
                                where t.role = g.role and (p.path = g.path or starts_with(p.path, g.path || '/')))
                   and (t.firm_id is null
                        or exists (select from registry.member m
                                    where m.organisation_id = t.firm_id and m.person_id = :person and m.state = 'HELD'))""",
                Map.of(
                        "person",
                        viewer.person(),
                        "roles",
                        grants.stream().map(grant -> grant.role().name()).toArray(String[]::new),
                        "paths",
                        grants.stream().map(Grant::placePath).toArray(String[]::new))));
        var open = gates.waitingFor(viewer);
        var projects = labels(Map.of(
                Subject.GATE.kind(),
                open.stream().map(OpenGates.OpenGate::projectId).collect(Collectors.toSet())));
        for (var gate : open) {
            waiting.add(new Waiting(
                    Subject.GATE.kind(),
                    gate.projectId(),
                    gate.path(),
                    gate.compound(),
                    null,
                    projects.getOrDefault(gate.projectId(), Label.NONE),
                    List.of(Role.SUBDISTRICT_LEADER.name(), Role.HOUSING_BUREAU.name()),
                    gate.since(),
                    null));
        }
        waiting.addAll(findings.waitingFor(viewer));
        for (var report : confiding.waitingFor(viewer)) {
            waiting.add(sealed(report));
        }
        waiting.sort(URGENT_FIRST);
        return waiting;
    }

    /** Stands in no view of what waits: nobody who asks what is late, or whose turn it is, may learn that there is a report. */
    private static Waiting sealed(Confiding.Pending report) {
        var last = report.acknowledgeDueAt();
        return new Waiting(
                (last == null ? Subject.SEALED_INQUIRY : Subject.SEALED_REPORT).kind(),
                report.id(),
                report.path(),
                report.place(),
                report.compound(),
                Label.NONE,
                List.of(Role.AUDITOR.name()),
                report.receivedAt(),
                // Due before this moment, so midnight is the end of the day before.
                last == null ? null : LocalDate.ofInstant(last.minusMillis(1), City.ZONE));
    }

    /** What is past its last day at or below these places, whoever it waits for. */
    public List<Waiting> late(List<String> paths) {
        return read("""
                         where t.due_on < :today
                           and exists (select from unnest(:paths::text[]) g where p.path = g or starts_with(p.path, g || '/'))""", Map.of("today", City.current().today(), "paths", paths.toArray(String[]::new))).stream()
                .sorted(URGENT_FIRST)
                .toList();
    }

    private List<Waiting> read(String where, Map<String, ?> parameters) {
        var statement =
                db.sql("""
                select t.role, t.subject_kind, t.subject_id, t.since, t.due_on, p.path, p.name, p.compound
                  from dispatch.todo t
                  join (select id, path, name, id as compound from registry.compound_now
                        union all select id, path, name, null from city.area) p on p.id = t.place_id
                """ + where + " and t.since <= :now order by t.due_on nulls last, t.since limit " + AT_MOST);
        statement = statement.param("now", Timestamp.from(City.current().now()));
        for (var parameter : parameters.entrySet()) {
            statement = statement.param(parameter.getKey(), parameter.getValue());
        }
        var rows = statement
                .query((row, _) -> new Row(
                        row.getString("role"),
                        row.getString("subject_kind"),
                        row.getObject("subject_id", UUID.class),
                        row.getTimestamp("since").toInstant(),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("path"),
                        row.getString("name"),
                        row.getObject("compound", UUID.class)))
                .list();
        var labels = labels(rows.stream()
                .collect(Collectors.groupingBy(Row::kind, Collectors.mapping(Row::id, Collectors.toSet()))));
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> List.of(row.kind, row.id), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(same -> waiting(same, labels))
                .toList();
    }

    /** The rows of one thing, one for each role, as the one thing that waits. */
    private static Waiting waiting(List<Row> same, Map<UUID, Label> labels) {
        var first = same.getFirst();
        return new Waiting(
                first.kind,
                first.id,
                first.path,
                first.place,
                first.compound,
                labels.getOrDefault(first.id, Label.NONE),
                same.stream().map(Row::role).distinct().toList(),
                first.since,
                first.dueOn);
    }

    private Map<UUID, Label> labels(Map<String, Set<UUID>> ids) {
        var labels = new HashMap<UUID, Label>();
        ids.forEach((kind, some) -> Subject.of(kind)
                .ifPresent(subject -> db.sql("select id, label from (" + subject.labels() + ") s where id = any (:ids)")
                        .param("ids", some.toArray(UUID[]::new))
                        .query(row -> {
                            labels.put(row.getObject("id", UUID.class), Label.of(row.getString("label")));
                        })));
        dangers.of(ids.getOrDefault(Subject.ALARM.kind(), Set.of()))
                .forEach((id, danger) -> labels.put(id, label(danger)));
        return labels;
    }

    private Label label(Dangers.Danger danger) {
        var name = danger.what();
        return danger.building() == null
                ? new Label(name.zh(), name.en())
                : new Label(
                        sites.chinese().text("dispatch.desk.at-building", name.zh(), danger.building()),
                        sites.words(Locale.ENGLISH).text("dispatch.desk.at-building", name.en(), danger.building()));
    }

    private record Row(
            String role,
            String kind,
            UUID id,
            Instant since,
            @Nullable LocalDate dueOn,
            String path,
            String place,
            @Nullable UUID compound) {}
}
