package anju.notice.web;

import anju.access.Action;
import anju.access.Audience;
import anju.access.People;
import anju.access.Viewer;
import anju.city.Areas;
import anju.city.City;
import anju.notice.Content;
import anju.notice.Hearing;
import anju.notice.Noticing;
import anju.policy.CalendarRules;
import anju.policy.Policy;
import anju.site.Form;
import anju.site.Option;
import anju.site.Site;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the desk's pages of drafts and objections. */
@Component
class DraftScreens {
    static final String WRITE = "notice.write";
    static final String RELEASE = "notice.release";
    static final String SEND_BACK = "notice.send-back";
    static final String GIVE_UP = "notice.give-up";
    private static final int PLACES_AT_MOST = 500;

    private final JdbcClient db;
    private final NoticeScreens notices;
    private final Areas areas;
    private final Policy policy;
    private final People people;
    private final Hearing hearing;

    DraftScreens(JdbcClient db, NoticeScreens notices, Areas areas, Policy policy, People people, Hearing hearing) {
        this.db = db;
        this.notices = notices;
        this.areas = areas;
        this.policy = policy;
        this.people = people;
        this.hearing = hearing;
    }

    DraftListPage list(Site site) {
        record Raw(
                UUID id,
                String title,
                String kind,
                String placePath,
                String place,
                java.time.Instant draftedAt,
                @Nullable String returned) {}
        var rows = db
                .sql("""
                select d.id, d.title, d.kind, d.place_path, d.drafted_at, d.returned,
                       coalesce((select c.name from registry.compound_now c where c.id = d.compound_id),
                                (select a.name from city.area a where a.id = d.place_id), '') as place
                  from notice.draft d
                 where exists (select from unnest(:paths::text[]) p where d.place_path = p or starts_with(d.place_path, p || '/'))
                 order by d.drafted_at limit 200""")
                .param(
                        "paths",
                        Stream.of(Action.DRAFT_NOTICE, Action.RELEASE_NOTICE)
                                .flatMap(action -> site.viewer().reach(action).stream())
                                .toArray(String[]::new))
                .query(Raw.class)
                .list()
                .stream()
                .map(raw -> new DraftListPage.Row(
                        raw.id,
                        raw.title,
                        notices.kind(site, raw.kind, raw.placePath),
                        raw.place,
                        raw.draftedAt,
                        raw.returned))
                .toList();
        return new DraftListPage(site, rows, site.viewer().may(Action.DRAFT_NOTICE));
    }

    /** The areas and compounds somebody may write notices for. */
    List<Option> places(Viewer viewer) {
        var own = areas.all().stream()
                .filter(area -> viewer.may(Action.DRAFT_NOTICE, area.path()))
                .map(area -> new Option(area.path(), area.name()));
        var compounds = db.sql("""
                select path as value, name as label from registry.compound_now c
                 where exists (select from unnest(:paths::text[]) p where c.path = p or starts_with(c.path, p || '/'))
                 order by name limit :limit""")
                .param("paths", viewer.reach(Action.DRAFT_NOTICE).toArray(String[]::new))
                .param("limit", PLACES_AT_MOST)
                .query(Option.class)
                .list();
        return Stream.concat(compounds.stream(), own).toList();
    }

    WriteDraftPage write(Site site, Form form, @Nullable UUID draft) {
        var places = places(site.viewer());
        var place = form.value("place");
        return new WriteDraftPage(
                site,
                form,
                places,
                notices.kinds(
                        site,
                        place.isEmpty() && !places.isEmpty() ? places.getFirst().value() : place),
                draft,
                places.stream()
                        .filter(option -> option.value().equals(place))
                        .map(Option::label)
                        .findFirst()
                        .orElse(""));
    }

    Optional<DraftPage.Draft> draft(UUID id) {
        return db.sql("""
                select d.id, d.kind, d.place_path, d.title, d.body, d.days, d.file_id, d.supersedes, d.subject_kind, d.revision,
                       d.drafted_by,
                       d.drafted_at, d.returned, (select f.name from attachment.file f where f.id = d.file_id) as file_name,
                       coalesce((select c.name from registry.compound_now c where c.id = d.compound_id),
                                (select a.name from city.area a where a.id = d.place_id), '') as place
                  from notice.draft d where d.id = ?""").param(id).query(DraftPage.Draft.class).optional();
    }

    DraftPage page(Site site, DraftPage.Draft draft, Form release, Form sendBack) {
        var city = City.current();
        var calendar = policy.rules(CalendarRules.class, draft.placePath(), city.today());
        var last = calendar.lastOf(city.today(), draft.days());
        boolean own = db.sql("select exists (select from notice.draft where id = ? and ? = any (writers))")
                .params(draft.id(), site.viewer().person())
                .query(Boolean.class)
                .single();
        return new DraftPage(
                site,
                draft,
                notices.kind(site, draft.kind(), draft.placePath()),
                people.nameOf(draft.draftedBy(), Audience.STAFF),
                Content.blocks(draft.body()),
                Noticing.scan(draft.title(), draft.body()),
                last,
                calendar.knows(last.getYear()),
                site.viewer().may(Action.DRAFT_NOTICE, draft.placePath()),
                site.viewer().may(Action.RELEASE_NOTICE, draft.placePath()),
                own,
                release.with("revision", Integer.toString(draft.revision())),
                sendBack.with("revision", Integer.toString(draft.revision())),
                Form.empty(GIVE_UP).with("revision", Integer.toString(draft.revision())));
    }

    Optional<ObjectionPage> objection(Site site, UUID id, Form form) {
        return db.sql("""
                select o.id, o.notice_id, n.title, n.place_path, o.number, o.channel, o.raised_on, o.answer_by, o.person_id,
                       o.text_enc, a.outcome, a.text as answer
                  from notice.objection o join notice.notice n on n.id = o.notice_id left join notice.answer a on a.objection_id = o.id
                 where o.id = ?""")
                .param(id)
                .query(ObjectionPage.Objection.class)
                .optional()
                .map(objection -> {
                    var person = objection.personId();
                    return new ObjectionPage(
                            site,
                            objection,
                            hearing.open(objection.id(), objection.textEnc()),
                            person == null ? "" : people.nameOf(person, Audience.RESIDENT),
                            objection.outcome() == null
                                    && site.viewer().may(Action.ANSWER_OBJECTION, objection.placePath())
                                    && !site.viewer().person().equals(person),
                            form);
                });
    }
}
