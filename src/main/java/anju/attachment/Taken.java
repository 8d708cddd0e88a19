package anju.attachment;

import anju.city.City;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * When, where and which way up a picture was taken, as the camera wrote it; read before anything strips it.
 *
 * @param longitudeE6 millionths of a degree
 */
record Taken(
        @Nullable Instant at,
        @Nullable Integer longitudeE6,
        @Nullable Integer latitudeE6,
        int orientation) {
    static final Taken UNKNOWN = new Taken(null, null, null, 1);
    private static final double MILLION = 1_000_000;

    /** What cannot be read is unknown; a picture is not refused for its notes. */
    static Taken read(byte[] bytes) {
        try {
            var notes = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes));
            var place = notes.getFirstDirectoryOfType(GpsDirectory.class);
            var point = place == null ? null : place.getGeoLocation();
            if (point == null || point.isZero()) {
                return new Taken(time(notes), null, null, orientation(notes));
            }
            return new Taken(
                    time(notes),
                    (int) Math.round(point.getLongitude() * MILLION),
                    (int) Math.round(point.getLatitude() * MILLION),
                    orientation(notes));
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            return UNKNOWN;
        }
    }

    /** Cameras write local time without a zone; ours are used in China. */
    private static @Nullable Instant time(Metadata notes) {
        var exif = notes.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
        var time = exif == null ? null : exif.getDateOriginal(TimeZone.getTimeZone(City.ZONE));
        return time == null ? null : time.toInstant();
    }

    private static int orientation(Metadata notes) {
        var exif = notes.getFirstDirectoryOfType(ExifIFD0Directory.class);
        try {
            return exif != null && exif.containsTag(ExifDirectoryBase.TAG_ORIENTATION)
                    ? exif.getInt(ExifDirectoryBase.TAG_ORIENTATION)
                    : 1;
        } catch (MetadataException e) {
            return 1;
        }
    }
}
