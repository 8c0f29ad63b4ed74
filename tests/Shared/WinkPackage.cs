using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Meld.Testing;

/// <summary>Made-up packages of the form that winkjs publishes word vectors in.</summary>
internal static class WinkPackage
{
    /// <summary>Three words with vectors of two numbers.</summary>
    public const string Json =
        """{"precision":8,"size":3,"dimensions":2,"words":["the","…"],"vectors":{"the":[1,2,2.2,0],"…":[-3.5e-1,0.1,1,1],"\u00e9t\u00e9":[5,6,7,2]},"unkVector":[0,0,0,-1]}""";

    /// <summary>A packed file with the given JSON.</summary>
    public static byte[] Pack(string json = Json, string name = "package/wink-embeddings-tiny.json")
    {
        using var memory = new MemoryStream();
        using (var zipped = new GZipStream(memory, CompressionLevel.Fastest))
        using (var tar = new TarWriter(zipped))
        {
            tar.WriteEntry(Entry("package/package.json", "{}"));
            tar.WriteEntry(Entry(name, json));
        }
        return memory.ToArray();
    }

    private static UstarTarEntry Entry(string name, string text) =>
        new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)), ModificationTime = DateTimeOffset.UnixEpoch };
}
