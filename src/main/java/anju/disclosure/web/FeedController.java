package anju.disclosure.web;

import anju.access.Open;
import anju.city.City;
import anju.registry.Registry;
import anju.site.Site;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A compound's news as an Atom feed (RFC 4287), for whoever follows it with a reader of their own. */
@Controller
class FeedController {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final Registry registry;
    private final DoorScreens door;

    FeedController(Registry registry, DoorScreens door) {
        this.registry = registry;
        this.door = door;
    }

    @Open
    @GetMapping("/compounds/{id}/feed.atom")
    ResponseEntity<byte[]> feed(Site site, @PathVariable UUID id) throws XMLStreamException {
        var compound = registry.compound(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        var page = base + "/compounds/" + id;
        var told = door.feed(id);
        var text = new StringWriter();
        var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml:lang", site.language());
        element(xml, "title", compound.name());
        element(xml, "id", page);
        element(xml, "updated", updated(told).toString());
        link(xml, "self", page + "/feed.atom");
        link(xml, "alternate", page);
        xml.writeStartElement("author");
        element(xml, "name", site.cityName());
        xml.writeEndElement();
        for (var it : told) {
            xml.writeStartElement("entry");
            element(xml, "title", DoorScreens.sentence(site, it));
            element(xml, "id", page + "#" + it.what().kind() + "." + it.id());
            element(xml, "updated", it.at().toString());
            var href = it.what().href(id, it.id());
            link(xml, "alternate", href.isEmpty() ? page : base + href);
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_ATOM_XML)
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Instant updated(List<DoorScreens.Told> told) {
        return told.isEmpty() ? City.current().now() : told.getFirst().at();
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String relation, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("href", href);
    }
}
