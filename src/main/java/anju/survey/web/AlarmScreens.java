package anju.survey.web;

import anju.access.Action;
import anju.site.Form;
import anju.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one alarm. */
@Component
class AlarmScreens {
    private final JdbcClient db;
    private final SurveyWords words;

    AlarmScreens(JdbcClient db, SurveyWords words) {
        this.db = db;
        this.words = words;
    }

    Optional<AlarmPage> alarm(Site site, UUID id, Form form) {
        return db.sql("""
                select m.id, m.compound_id, c.name as compound, c.path, b.number as building, m.raised_at, a.round_id, m.answer_id,
                       a.indicator, a.note, m.need_id, n.title as need_title, s.measure, s.at as settled_at
                  from survey.alarm m join registry.compound_now c on c.id = m.compound_id
                  left join survey.answer a on a.id = m.answer_id
                  left join registry.building b on b.id = a.building_id
                  left join survey.need n on n.id = m.need_id
                  left join survey.alarm_step s on s.alarm_id = m.id
                 where m.id = ?""")
                .param(id)
                .query(AlarmPage.Alarm.class)
                .optional()
                .map(alarm -> new AlarmPage(
                        site,
                        alarm,
                        seen(site, alarm),
                        photos(alarm),
                        alarm.settledAt() == null && site.viewer().may(Action.SETTLE_ALARM, alarm.path()),
                        form));
    }

    private List<String> seen(Site site, AlarmPage.Alarm alarm) {
        var indicator = alarm.indicator();
        var round = alarm.roundId();
        if (indicator == null || round == null) {
            return List.of();
        }
        var rules = words.rules(db.sql("select edition_id from survey.round where id = ?")
                .param(round)
                .query(UUID.class)
                .single());
        var issues = db.sql("select string_agg(issue, ',' order by issue) from survey.answer_issue where answer_id = ?")
                .param(alarm.answerId())
                .query(String.class)
                .optional()
                .orElse("");
        var seen = new ArrayList<String>();
        seen.add(words.name(site, rules, indicator));
        seen.addAll(RoundScreens.issues(site, rules, indicator, issues));
        return seen;
    }

    private List<UUID> photos(AlarmPage.Alarm alarm) {
        return alarm.answerId() == null
                ? List.of()
                : db.sql("select file_id from survey.answer_photo where answer_id = ?")
                        .param(alarm.answerId())
                        .query(UUID.class)
                        .list();
    }
}
