using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Meld.Tracking;

/// <summary>Writes CSV with LF line ends, quoted where RFC 4180 asks for it.</summary>
internal static class CsvText
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>The rows as text, each with a line end after it.</summary>
    public static string Of(IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new CsvWriter(text, Configuration, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var field in row) writer.WriteField(field);
                writer.NextRecord();
            }
        }
        return text.ToString();
    }

    /// <summary>A number in the shortest form that reads back to the same bits.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
