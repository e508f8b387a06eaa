// sdkgen writes an SDK from a package schema with Pulumi's own generators, which need no language host.
//
//	sdkgen SCHEMA LANGUAGE FOLDER
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blang/semver"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

func main() {
	if len(os.Args) != 4 {
		fmt.Fprintln(os.Stderr, "usage: sdkgen SCHEMA LANGUAGE FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2], os.Args[3]); err != nil {
		fmt.Fprintln(os.Stderr, "sdkgen:", err)
		os.Exit(1)
	}
}

func run(schemaFile, language, folder string) error {
	text, err := os.ReadFile(schemaFile)
	if err != nil {
		return err
	}
	var spec schema.PackageSpec
	if err := json.Unmarshal(text, &spec); err != nil {
		return err
	}
	pkg, err := schema.ImportSpec(spec, nil, loader{}, schema.ValidationOptions{})
	if err != nil {
		return err
	}
	files, err := generate(pkg, language)
	if err != nil {
		return err
	}
	for name, content := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, content, 0o644); err != nil {
			return err
		}
	}
	fmt.Printf("%d files\n", len(files))
	return nil
}

func generate(pkg *schema.Package, language string) (map[string][]byte, error) {
	switch language {
	case "nodejs":
		return nodejs.GeneratePackage("kvmnet", pkg, nil, nil, false, loader{})
	case "python":
		return python.GeneratePackage("kvmnet", pkg, nil, loader{})
	case "go":
		return gogen.GeneratePackage("kvmnet", pkg, nil)
	default:
		return nil, fmt.Errorf("no SDK for %q: python, go and nodejs are known", language)
	}
}

// loader is asked for other packages, to which our schema does not refer.
type loader struct{}

func (loader) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	return nil, foreign(name)
}

func (loader) LoadPackageV2(_ context.Context, descriptor *schema.PackageDescriptor) (*schema.Package, error) {
	return nil, foreign(descriptor.Name)
}

func (loader) LoadPackageReference(name string, _ *semver.Version) (schema.PackageReference, error) {
	return nil, foreign(name)
}

func (loader) LoadPackageReferenceV2(_ context.Context, descriptor *schema.PackageDescriptor) (schema.PackageReference, error) {
	return nil, foreign(descriptor.Name)
}

func foreign(name string) error {
	return fmt.Errorf("the schema refers to the package %s, which is not to be had here", name)
}
