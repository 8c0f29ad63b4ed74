namespace Meld.Weights.Checkpoints;

/// <summary>Signatures and lengths of a zip archive's records (PKWARE APPNOTE 6.3.10, section 4.3).</summary>
internal static class ZipFields
{
    public const uint LocalHeader = 0x04034B50;
    public const uint CentralHeader = 0x02014B50;
    public const uint End = 0x06054B50;
    public const uint End64 = 0x06064B50;
    public const uint End64Locator = 0x07064B50;

    public const int LocalHeaderBytes = 30;
    public const int CentralHeaderBytes = 46;
    public const int EndBytes = 22;
    public const int End64Bytes = 56;
    public const int End64LocatorBytes = 20;

    /// <summary>Stands for a number that the record's zip64 form has.</summary>
    public const uint In64 = uint.MaxValue;

    /// <summary>The same for a number of entries.</summary>
    public const ushort CountIn64 = ushort.MaxValue;

    /// <summary>The extra field with the zip64 form of an entry's numbers.</summary>
    public const ushort Extra64 = 1;
}
