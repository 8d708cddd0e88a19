/**
 * 文书。
 *
 * <p>What an office prints, numbers, stamps and files: its own templates, its file numbers, and the stamped scans that come back.
 */
@NamedInterface("document")
@NullMarked
package anju.attachment.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
