package anju.city;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The application's one data source: connections of the bound city. */
final class CityRouting extends AbstractDataSource {
    @Override
    public Connection getConnection() throws SQLException {
        return City.current().business().getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("cities are opened by their directory, not by user name");
    }
}
