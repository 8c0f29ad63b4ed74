using System.Text;
using System.Text.Unicode;

namespace Meld.Text.Tokenizers.Files;

/// <summary>The text of a tokenizer's file, within bounds.</summary>
internal static class TokenizerFile
{
    // The largest of the published ones are a few MB; parsed as JSON, a file takes up to six times its size.
    private const int MostMegabytes = 16;

    /// <summary>A file's bytes, UTF-8 without a mark before it.</summary>
    /// <exception cref="TokenizerException">It is not there, cannot be read, is too large or no UTF-8.</exception>
    public static ReadOnlyMemory<byte> Bytes(string path)
    {
        var bytes = Read(path);
        if (!Utf8.IsValid(bytes)) throw new TokenizerException(path, null, "it is not UTF-8.");
        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(Encoding.UTF8.Preamble.Length) : bytes;
    }

    /// <summary>A file's lines with their numbers, from 1; a line end is LF or CR LF, and the last line may lack it.</summary>
    /// <exception cref="TokenizerException">It is not there, cannot be read, is too large or no UTF-8.</exception>
    public static IEnumerable<(int Number, string Text)> Lines(string path)
    {
        var lines = Encoding.UTF8.GetString(Bytes(path).Span).Split('\n');
        var count = lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;
        for (var i = 0; i < count; i++) yield return (i + 1, lines[i].EndsWith('\r') ? lines[i][..^1] : lines[i]);
    }

    private static byte[] Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var bytes = new MemoryStream();
            var room = new byte[1 << 16];
            // Counted while reading: not every file tells its length.
            for (int read; (read = file.Read(room)) > 0; bytes.Write(room, 0, read))
            {
                if (bytes.Length + read > MostMegabytes << 20)
                    throw new TokenizerException(path, null, $"it is larger than {MostMegabytes} MiB, which no tokenizer of these models is.");
            }
            return bytes.ToArray();
        }
        catch (FileNotFoundException error)
        {
            throw new TokenizerException(path, null, "there is no such file.", error);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or DirectoryNotFoundException or (IOException and not TokenizerException))
        {
            throw new TokenizerException(path, null, $"it cannot be read ({error.Message})", error);
        }
    }
}
