namespace Meld.Storage.Downloads;

/// <summary>An address will not give the file however often it is asked; another may.</summary>
internal sealed class AddressFailure(string message, Exception? cause = null) : Exception(message, cause);
