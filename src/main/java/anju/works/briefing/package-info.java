/**
 * 教育培训和技术交底。
 *
 * <p>Who was trained and told what before they worked on the site, with the sheet they signed.
 */
@NamedInterface("briefing")
@NullMarked
package anju.works.briefing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
