namespace Meld.Media.Interop;

/// <summary>What the shim does to be fast, and leaves when told to; what comes out must be the same. The numbers of <c>MediaRequest::plainly</c>.</summary>
[Flags]
internal enum Shortcuts
{
    None = 0,

    /// <summary>Decoding no more packets than the wanted frames take.</summary>
    Skipping = 1,

    /// <summary>Holding packets in memory from the look at them to their decoding.</summary>
    Holding = 2,
}
