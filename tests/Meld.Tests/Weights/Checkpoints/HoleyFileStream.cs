namespace Meld.Tests.Weights.Checkpoints;

/// <summary>Writes a file that takes no room for large parts, which are taken for zeros.</summary>
internal sealed class HoleyFileStream(string path) : FileStream(path, FileMode.Create, FileAccess.Write)
{
    private const int LargeBytes = 1 << 20;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length < LargeBytes) base.Write(buffer);
        else Seek(buffer.Length, SeekOrigin.Current);
    }
}
