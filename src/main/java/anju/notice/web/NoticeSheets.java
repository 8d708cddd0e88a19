package anju.notice.web;

import anju.attachment.document.Block;
import anju.attachment.document.DocumentKind;
import anju.attachment.document.DocumentSheet;
import anju.attachment.document.DocumentSubject;
import anju.attachment.document.DocumentText;
import anju.attachment.document.Documents;
import anju.attachment.document.Placeholder;
import anju.city.City;
import anju.notice.Content;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a notice says in the office's own template. */
@Component
class NoticeSheets {
    private static final int DIGEST_SHOWN = 16;

    private final Documents documents;

    NoticeSheets(Documents documents) {
        this.documents = documents;
    }

    DocumentSheet sheet(NoticePage page) {
        var notice = page.notice();
        var released = LocalDate.ofInstant(notice.releasedAt(), City.ZONE);
        var title = switch (notice.state()) {
            case WITHDRAWN, SUPERSEDED -> documents.marked(documents.words().word(notice.state()), notice.title());
            case PUBLISHED, CLOSED -> notice.title();
        };
        var subject = new DocumentSubject(
                DocumentKind.NOTICE, notice.id(), notice.code(), title, notice.placePath(), notice.place());
        var text = DocumentText.of(Map.of(
                        Placeholder.NOTICE_KIND, page.kind(),
                        Placeholder.DATE, documents.day(released),
                        Placeholder.FROM, documents.day(released),
                        Placeholder.UNTIL, documents.day(notice.lastOn()),
                        Placeholder.DIGEST, notice.hash().substring(0, DIGEST_SHOWN)))
                .body(page.blocks().stream().map(NoticeSheets::block).toList());
        return new DocumentSheet(subject, text);
    }

    private static Block block(Content.Block block) {
        return switch (block) {
            case Content.Heading heading -> new Block.Heading(heading.text());
            case Content.Paragraph paragraph -> new Block.Paragraph(paragraph.text());
            case Content.Table table -> new Block.Table(table.head(), table.rows());
        };
    }
}
