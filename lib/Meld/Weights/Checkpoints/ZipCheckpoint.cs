using System.Text;

namespace Meld.Weights.Checkpoints;

/// <summary>
/// The zip archive that PyTorch writes since 1.6 (pytorch/pytorch, caffe2/serialize/inline_container.h): in one folder of any name <c>data.pkl</c>, each
/// storage under <c>data/</c>, and since 2.1 <c>byteorder</c>. What else is there says nothing about the tensors.
/// </summary>
internal static class ZipCheckpoint
{
    private const string PickleName = "/data.pkl";

    // The longest right content is "little".
    private const int MostByteOrderBytes = 16;

    /// <summary>Reads all but the elements.</summary>
    /// <exception cref="WeightsFormatException">It is damaged, or no checkpoint.</exception>
    public static CheckpointContents Read(WeightsBytes file)
    {
        var directory = ZipDirectory.Open(file);
        // First of all: the program in such an archive is compressed, and that is not what is wrong with it.
        if (directory.Names.Any(name => name.EndsWith("/constants.pkl", StringComparison.Ordinal)))
            throw file.Error("is a TorchScript archive, a program with its weights; save the weights alone, the state_dict() of what torch.jit.load gives.");
        var entries = directory.Contents();
        var folder = Folder(file, entries.Keys);
        if (entries.TryGetValue(folder + "/byteorder", out var order)) CheckByteOrder(file, order);
        var pickle = PickleMachine.Read(new PickleInput(file, entries[folder + PickleName], folder + PickleName));
        var data = folder + "/data/";
        var storages = entries.Where(entry => entry.Key.StartsWith(data, StringComparison.Ordinal));
        return new CheckpointContents(pickle.Value, storages.ToDictionary(entry => entry.Key[data.Length..], entry => entry.Value, StringComparer.Ordinal));
    }

    private static string Folder(WeightsBytes file, IEnumerable<string> names)
    {
        // One folder deep: the first slash is the name's own.
        string[] pickles = [.. names.Where(name => name.IndexOf('/') is >= 0 and var slash && name[slash..] == PickleName)];
        return pickles switch
        {
            [var one] => one[..^PickleName.Length],
            [] => throw file.Error("is a zip archive, but no checkpoint of PyTorch: no folder of it has a data.pkl."),
            _ => throw file.Error($"has {pickles.Length} data.pkl, and a checkpoint has one."),
        };
    }

    private static void CheckByteOrder(WeightsBytes file, FileRange range)
    {
        Span<byte> bytes = stackalloc byte[(int)Math.Min(MostByteOrderBytes, range.Length)];
        file.Read(range.Begin, bytes);
        if (!bytes.SequenceEqual("little"u8))
            throw file.Error($"has the byte order \"{Encoding.Latin1.GetString(bytes)}\"; only little-endian can be read, so save it again on such a machine.");
    }
}
