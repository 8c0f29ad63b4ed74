using System.Text;

namespace Meld.Storage.Archives;

/// <summary>Names in tar files.</summary>
internal static class TarText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>A name as text.</summary>
    /// <exception cref="FormatException">It is not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> name)
    {
        try
        {
            return Strict.GetString(name);
        }
        catch (DecoderFallbackException error)
        {
            throw new FormatException($"has a name that is not UTF-8, '{ArchivePath.Shown(Encoding.Latin1.GetString(name))}'", error);
        }
    }
}
