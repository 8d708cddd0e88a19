package anju.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What happens beside the one thread, room by room. */
@Component
class DemoChapters {
    private final DemoSurvey survey;
    private final DemoVoices voices;
    private final DemoSelfGovernment selfGovernment;
    private final DemoNotices notices;
    private final DemoRequests requests;
    private final DemoSite site;
    private final DemoKeeping keeping;
    private final DemoLife life;
    private final DemoOffice office;

    DemoChapters(
            DemoSurvey survey,
            DemoVoices voices,
            DemoSelfGovernment selfGovernment,
            DemoNotices notices,
            DemoRequests requests,
            DemoSite site,
            DemoKeeping keeping,
            DemoLife life,
            DemoOffice office) {
        this.survey = survey;
        this.voices = voices;
        this.selfGovernment = selfGovernment;
        this.notices = notices;
        this.requests = requests;
        this.site = site;
        this.keeping = keeping;
        this.life = life;
        this.office = office;
    }

    /** @param items of the plan, filled once it is drawn up */
    void write(Diary diary, Rooms rooms, Story story, List<UUID> items) {
        survey(diary, rooms.survey(), story);
        voices.write(diary, rooms, story);
        selfGovernment.write(diary, rooms.selfGovernment(), story);
        notices.write(diary, rooms, story);
        requests.write(diary, rooms, story);
        site.write(diary, rooms.site(), story, () -> new ArrayList<>(items));
        keeping.write(diary, rooms, story);
        life.write(diary, rooms.life(), story);
        office.write(diary, rooms, story);
    }

    private void survey(Diary diary, Rooms.Survey told, Story story) {
        diary.at(told.on(), () -> {
            var grid = story.person("grid");
            survey.round(grid, story.compound, story.path, told.hazards(), told.answers());
            new TreeMap<>(survey.needs(grid, story.compound, told.needs()))
                    .forEach((indicator, need) -> story.calls(told.items().get(indicator), need));
            survey.dismiss(
                    grid,
                    story.compound,
                    told.dismissed().indicators(),
                    told.dismissed().reason());
        });
    }
}
