namespace Meld.Weights.Checkpoints;

/// <summary>Writes tensors by name as <c>torch.save</c> does since 1.6: a zip archive with an <c>OrderedDict</c>.</summary>
internal static class CheckpointWriter
{
    private const string Folder = "archive";

    // What PyTorch 1.6 to 2.9 writes and reads.
    private const string Version = "3\n";

    /// <summary>Writes the tensors of any weights file, one of them in memory at a time and each with a storage of its own.</summary>
    /// <exception cref="WeightsFormatException">The source is damaged.</exception>
    public static void Write(WeightsFile source, TensorCopies tensors, Stream stream)
    {
        var zip = new ZipWriter(stream);
        zip.Add($"{Folder}/data.pkl", PickleWriter.Write(source.Tensors));
        zip.Add($"{Folder}/byteorder", "little"u8);
        var number = 0;
        foreach (var name in source.Tensors.Keys) zip.Add($"{Folder}/data/{number++}", tensors.Read(name));
        zip.Add($"{Folder}/version", System.Text.Encoding.ASCII.GetBytes(Version));
        zip.End();
    }
}
