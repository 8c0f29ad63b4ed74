namespace Meld.Features.Records;

/// <summary>The first byte of a key in the store: what kind of record it is.</summary>
internal enum RecordKind : byte
{
    /// <summary>About the store: its format and who made it. The key is this byte only.</summary>
    About = (byte)'A',

    /// <summary>A feature: first bytes of the step's digest, then the feature's digest.</summary>
    Feature = (byte)'F',

    /// <summary>The content hash of a file: SHA-256 of its full path.</summary>
    File = (byte)'P',

    /// <summary>The identity of a step: first bytes of its digest.</summary>
    Step = (byte)'S',

    /// <summary>The content hash of an utterance's clip: SHA-256 of the corpus's hash, split, dialogue, utterance.</summary>
    Clip = (byte)'U',
}
