package anju.vote.web;

import anju.access.Action;
import anju.access.Needs;
import anju.attachment.document.Documents;
import anju.site.Form;
import anju.site.NotThere;
import anju.site.Site;
import anju.vote.VoteState;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The papers of a vote from the office's own templates. */
@Controller
class VoteDocumentController {
    private final VoteScreens votes;
    private final ResultScreens results;
    private final VoteSheets sheets;
    private final Documents documents;

    VoteDocumentController(VoteScreens votes, ResultScreens results, VoteSheets sheets, Documents documents) {
        this.votes = votes;
        this.results = results;
        this.sheets = sheets;
        this.documents = documents;
    }

    /** The sheet that is handed out while there is a vote to take part in. */
    @Needs(Action.DELIVER_BALLOTS)
    @GetMapping("/votes/{vote}/ballot.docx")
    ResponseEntity<byte[]> ballot(Site site, @PathVariable UUID vote) {
        var page = votes.vote(documents.inChinese(site), vote, Form.empty(VoteScreens.ANNUL));
        site.viewer().require(Action.DELIVER_BALLOTS, page.vote().path());
        if (page.vote().state() != VoteState.PREPARED && page.vote().state() != VoteState.FROZEN) {
            throw new NotThere();
        }
        return documents.download(sheets.ballot(page));
    }

    @Needs(Action.SEE_REGISTRY)
    @GetMapping("/votes/{vote}/result.docx")
    ResponseEntity<byte[]> result(Site site, @PathVariable UUID vote) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        var form = Form.empty(VoteScreens.ANNUL);
        return documents.download(sheets.result(results.result(documents.inChinese(site), vote, base, form)));
    }
}
