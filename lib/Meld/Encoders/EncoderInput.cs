namespace Meld.Encoders;

/// <summary>What an encoder reads of a batch of utterances, as tensors that live in the dispose scope in which they were made.</summary>
public abstract record EncoderInput;
